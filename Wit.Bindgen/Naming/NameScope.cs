using System.Globalization;

namespace Wit.Bindgen.Naming;

/// <summary>
/// The one place where colliding names are told apart: a name that is taken gets a suffix that says what it is, then a
/// number. The order of claims decides, and it is the order of the WIT declarations.
/// </summary>
internal sealed class NameScope(IEnumerable<string> reserved)
{
    /// <summary>Names that every C# type has or a record adds.</summary>
    public static readonly string[] TypeMembers =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
        "Deconstruct", "PrintMembers", "EqualityContract", "Clone", "Canonical",
    ];

    /// <summary>Names of what a guest's classes hold beside the functions.</summary>
    public static readonly string[] CoreMembers = ["Core", "ICore", "Lowered", "Lifted", "EntryPoints", "Register", "UseFake"];

    /// <summary>The partial methods through which a host's calls are traced.</summary>
    public static readonly string[] Hooks = ["OnCalling", "OnReturned"];

    private readonly HashSet<string> _taken = new(reserved, StringComparer.Ordinal);

    /// <summary>Whether a name can be had.</summary>
    public bool IsFree(string name) => !_taken.Contains(name);

    /// <summary>Takes a name.</summary>
    /// <param name="preferred">The name wanted.</param>
    /// <param name="suffix">What to append when it is taken.</param>
    /// <returns>The name, unescaped.</returns>
    public string Claim(string preferred, string suffix)
    {
        var name = preferred;
        if (!_taken.Add(name))
        {
            name = preferred + suffix;
            for (var number = 2; !_taken.Add(name); number++) name = preferred + suffix + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}
