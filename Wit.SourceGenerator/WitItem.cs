using System.Text;
using Wit.Bindgen;
using Wit.Model.Types;

namespace Wit.SourceGenerator;

/// <summary>A <c>Wit</c> item of a project, as <c>build/Wit.SourceGenerator.targets</c> hands it over.</summary>
/// <param name="Path">The full path of a file or folder.</param>
/// <param name="World">The world; empty when the package has only one.</param>
/// <param name="Side"><c>Host</c> or <c>Guest</c>.</param>
/// <param name="Namespace">The namespace around the generated ones; empty for none.</param>
/// <param name="Visibility"><c>Public</c> or <c>Internal</c>.</param>
/// <param name="ResultStyle"><c>Throw</c> or <c>Value</c>.</param>
/// <param name="Remap">The types shown as types of the user's own, separated by semicolons; empty for none.</param>
/// <param name="Engine"><c>NativeAot</c> or <c>Slots</c>, of a guest.</param>
/// <param name="Features">The features whose unstable items are taken in, separated by commas; <c>*</c> for all.</param>
/// <param name="Signatures">The full path of what <c>wit compile --signatures</c> wrote of a component of the world; empty for none.</param>
/// <param name="Main"><c>true</c> when <c>wasi:cli/run</c> of a guest calls the program's <c>Main</c>.</param>
internal sealed record WitItem(
    string Path, string World, string Side, string Namespace, string Visibility, string ResultStyle, string Remap, string Engine, string Features,
    string Signatures = "", string Main = "")
{
    private const int FieldCount = 10;
    private const int FieldCountWithMain = 11;

    /// <summary>Decodes the property that carries all items.</summary>
    public static EquatableList<WitItem> Decode(string? property)
    {
        if (string.IsNullOrEmpty(property)) return [];
        var lines = Encoding.UTF8.GetString(Convert.FromBase64String(property!)).Split('\n');
        return EquatableList.From(lines.Select(line => line.Trim().Split('|')).Where(f => f.Length is FieldCount or FieldCountWithMain)
            .Select(f => new WitItem(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9], f.Length == FieldCountWithMain ? f[10] : "")));
    }

    /// <summary>The options; null, with what is wrong, when the metadata make no sense.</summary>
    public BindgenOptions? Options(out BindingSide side, out string? problem)
    {
        problem = !TryParse(Side, BindingSide.Host, out side) ? $"Side is `{Side}`; it may be Host or Guest" : null;
        if (!TryParse(Visibility, BindingVisibility.Public, out var visibility)) problem = $"Visibility is `{Visibility}`; it may be Public or Internal";
        if (!TryParse(ResultStyle, Bindgen.ResultStyle.Throw, out var style)) problem = $"ResultStyle is `{ResultStyle}`; it may be Throw or Value";
        if (!TryParse(Engine, GuestEngine.NativeAot, out var engine)) problem = $"Engine is `{Engine}`; it may be NativeAot or Slots";
        var remaps = new List<TypeRemap>();
        foreach (var text in Remap.Split(';').Select(r => r.Trim()).Where(r => r.Length > 0))
        {
            if (TypeRemap.TryParse(text) is { } remap) remaps.Add(remap);
            else problem = $"Remap has `{text}`; the form is {TypeRemap.Syntax}";
        }

        return problem is not null
            ? null
            : new BindgenOptions
            {
                RootNamespace = Namespace,
                Visibility = visibility,
                ResultStyle = style,
                GuestEngine = engine,
                Remaps = remaps,
                CallsMain = Main.Equals("true", StringComparison.OrdinalIgnoreCase),
            };
    }

    /// <summary>Whether a file is the item's own or lies in its folder; if so, its path below the folder.</summary>
    public string? RelativePathOf(string file)
    {
        var (root, path) = (Path.Replace('\\', '/').TrimEnd('/'), file.Replace('\\', '/'));
        if (path == root) return root.Substring(root.LastIndexOf('/') + 1);
        return path.StartsWith(root + "/", StringComparison.Ordinal) ? path.Substring(root.Length + 1) : null;
    }

    private static bool TryParse<T>(string text, T otherwise, out T value)
        where T : struct, Enum
    {
        value = otherwise;
        return text.Length == 0 || (Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(typeof(T), value));
    }
}
