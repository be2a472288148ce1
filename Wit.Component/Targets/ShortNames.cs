namespace Wit.Component;

/// <summary>What paths call imports or exports: <c>greet</c> for <c>example:greeter/greet@1.0.0</c>, where no other name reads like it.</summary>
internal sealed class ShortNames
{
    private readonly Dictionary<string, int> _counts = [];

    public ShortNames(NamedItems items)
    {
        foreach (var item in items) _counts[Plain(item)] = _counts.GetValueOrDefault(Plain(item)) + 1;
    }

    public string Of(NamedItem item) => _counts[Plain(item)] == 1 ? Plain(item) : item.Name.Name;

    private static string Plain(NamedItem item)
    {
        var unversioned = ExternNameVersion.Of(item.Name).Unversioned;
        return item.Type is InstanceItemType ? unversioned[(unversioned.LastIndexOf('/') + 1)..] : unversioned;
    }
}
