namespace Wit.Docs.Site;

/// <summary>
/// Gives out file names in one directory: only characters that every file system and URL takes as they are, no name that
/// Windows keeps for a device, none too long, and no two that differ only in case.
/// </summary>
internal sealed class FileNames
{
    private const int Longest = 100;

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul",
        "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public FileNames(params ReadOnlySpan<string> taken)
    {
        foreach (var name in taken) _taken.Add(name);
    }

    /// <summary>A name like the wanted one that nobody has.</summary>
    /// <param name="wanted">The name without an extension.</param>
    public string Take(string wanted)
    {
        var safe = string.Concat(wanted.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '@' ? c : '_'));
        if (safe.Length > Longest) safe = safe[..Longest];
        safe = safe.TrimEnd('.');

        // Windows looks at the part before the first dot only: "aux.html" is the device as well.
        if (safe.Length == 0 || safe[0] == '.' || Devices.Contains(safe.Split('.')[0])) safe = "_" + safe;
        var name = safe;
        for (var i = 2; !_taken.Add(name); i++) name = FormattableString.Invariant($"{safe}_{i}");
        return name;
    }
}
