namespace Wit.GuestBuilder.MainModule;

/// <summary>
/// The functions of wasi:filesystem 0.2 that a world has. In a world that has only some of them, the rest is answered with "not supported".
/// </summary>
/// <param name="type">Finds a function of <c>wasi:filesystem/types</c> by name and core type; null where the world has none.</param>
/// <param name="directories">What <see cref="GetDirectories"/> is.</param>
internal sealed class WasiFiles(Func<string, string, CoreImportText?> type, CoreImportText? directories)
{
    private const string TwoTimes = "i32 i64 i32 i32 i64 i32";

    /// <summary>The directories that the host grants, each with the name that it goes by.</summary>
    public CoreImportText? GetDirectories => directories;

    /// <summary>Gives a file or directory back.</summary>
    public CoreImportText? Drop => type("[resource-drop]descriptor", "(param i32)");

    /// <summary>Gives the list of a directory back.</summary>
    public CoreImportText? DropEntries => type("[resource-drop]directory-entry-stream", "(param i32)");

    /// <summary>Opens a file or directory below another directory.</summary>
    public CoreImportText? Open => Method("open-at", "i32 i32 i32 i32 i32 i32 i32");

    /// <summary>Reads from a place in a file.</summary>
    public CoreImportText? Read => Method("read", "i32 i64 i64 i32");

    /// <summary>Writes at a place in a file.</summary>
    public CoreImportText? Write => Method("write", "i32 i32 i32 i64 i32");

    /// <summary>What is known of what was opened.</summary>
    public CoreImportText? Stat => Method("stat", "i32 i32");

    /// <summary>What is known of a path.</summary>
    public CoreImportText? StatAt => Method("stat-at", "i32 i32 i32 i32 i32");

    /// <summary>What tells the file behind a path from others.</summary>
    public CoreImportText? HashAt => Method("metadata-hash-at", "i32 i32 i32 i32 i32");

    /// <summary>The same for what was opened.</summary>
    public CoreImportText? Hash => Method("metadata-hash", "i32 i32");

    /// <summary>Makes a file longer or shorter.</summary>
    public CoreImportText? SetSize => Method("set-size", "i32 i64 i32");

    /// <summary>Sets the times of what was opened.</summary>
    public CoreImportText? SetTimes => Method("set-times", $"i32 {TwoTimes} i32");

    /// <summary>Sets the times of a path.</summary>
    public CoreImportText? SetTimesAt => Method("set-times-at", $"i32 i32 i32 i32 {TwoTimes} i32");

    /// <summary>Waits until a file is on its disk.</summary>
    public CoreImportText? Sync => Method("sync", "i32 i32");

    /// <summary>Makes a directory.</summary>
    public CoreImportText? CreateDirectory => Method("create-directory-at", "i32 i32 i32 i32");

    /// <summary>Removes an empty directory.</summary>
    public CoreImportText? RemoveDirectory => Method("remove-directory-at", "i32 i32 i32 i32");

    /// <summary>Removes a file.</summary>
    public CoreImportText? Unlink => Method("unlink-file-at", "i32 i32 i32 i32");

    /// <summary>Gives a file or directory another name.</summary>
    public CoreImportText? Rename => Method("rename-at", "i32 i32 i32 i32 i32 i32 i32");

    /// <summary>Makes a symbolic link.</summary>
    public CoreImportText? Link => Method("symlink-at", "i32 i32 i32 i32 i32 i32");

    /// <summary>Reads where a symbolic link leads.</summary>
    public CoreImportText? ReadLink => Method("readlink-at", "i32 i32 i32 i32");

    /// <summary>Begins to list a directory.</summary>
    public CoreImportText? ReadDirectory => Method("read-directory", "i32 i32");

    /// <summary>The next of the list.</summary>
    public CoreImportText? NextEntry => type("[method]directory-entry-stream.read-directory-entry", "(param i32 i32)");

    /// <summary>Whether the world has what it takes to open something.</summary>
    public bool IsThere => GetDirectories is not null && Drop is not null && Open is not null;

    /// <summary>All that the world has; nothing when it cannot open anything.</summary>
    public IEnumerable<CoreImportText> All => !IsThere ? [] : new[]
    {
        GetDirectories, Drop, DropEntries, Open, Read, Write, Stat, StatAt, HashAt, Hash, SetSize, SetTimes, SetTimesAt, Sync,
        CreateDirectory, RemoveDirectory, Unlink, Rename, Link, ReadLink, ReadDirectory, NextEntry,
    }.OfType<CoreImportText>();

    private CoreImportText? Method(string name, string parameters) => type($"[method]descriptor.{name}", $"(param {parameters})");
}
