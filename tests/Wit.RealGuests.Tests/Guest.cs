using System.Collections.Concurrent;
using Wit.Tests;

namespace Wit.RealGuests.Tests;

/// <summary>One component of a toolchain: a group of scripts/build-guests.sh, or <see cref="Wat"/> for our own component text.</summary>
/// <param name="Group">Who made it.</param>
/// <param name="Role">What it is: the worlds <c>greeter</c> and <c>consumer</c> of fixtures/wit/greeter, <c>greeter-wasi</c> with WASI, or a <c>command</c>.</param>
internal sealed record Guest(string Group, string Role)
{
    public const string Wat = "wat";

    private static readonly ConcurrentDictionary<Guest, byte[]> Read = new();

    /// <summary>The component; skips the test when its group has not been built.</summary>
    public byte[] Bytes
    {
        get
        {
            var path = Path;
            Skip.IfNot(File.Exists(path), WhyMissing);
            return Read.GetOrAdd(this, _ => Group == Wat ? WatAssembler.AssembleFile(path) : File.ReadAllBytes(path));
        }
    }

    private string Path => Group == Wat
        ? RepositoryFiles.Path("fixtures", "wat", $"{Role}.wat")
        : RepositoryFiles.Path("artifacts", "guests", Group, $"{Role}.wasm");

    private string WhyMissing
    {
        get
        {
            var note = RepositoryFiles.Path("artifacts", "guests", $"{Group}.skipped");
            var reason = File.Exists(note) ? File.ReadAllText(note).Trim() : $"scripts/build-guests.sh --group {Group} builds it";
            return $"the guests of {Group} are not there: {reason}";
        }
    }

    public override string ToString() => $"{Group}/{Role}";
}
