// What an adapter module imports, in the order of its import section. Together in one file because each is a line.
using Wit.Model.Types;

namespace Wit.Component.Fusion;

/// <summary>An import of an adapter module.</summary>
internal abstract record AdapterImport;

/// <summary>The memory of <see cref="FlagsLayout"/>, memory 0.</summary>
internal sealed record FlagsImport : AdapterImport;

/// <summary>The memory of a component.</summary>
/// <param name="Item">The item.</param>
internal sealed record MemoryImport(int Item) : AdapterImport;

/// <summary>A function of the accessor module of a memory, for engines with one memory per module.</summary>
/// <param name="Item">The memory's item.</param>
/// <param name="Accessor">The name of the function, see <see cref="AccessorModule"/>.</param>
internal sealed record AccessorImport(int Item, string Accessor) : AdapterImport;

/// <summary>A core function of a component: a lifted function, a <c>realloc</c> or a post-return.</summary>
/// <param name="Item">The item.</param>
internal sealed record FunctionImport(int Item) : AdapterImport;

/// <summary><c>trap: (rule, a, b, c)</c>, see <see cref="FusedTrap"/>; it does not return.</summary>
internal sealed record TrapImport : AdapterImport;

/// <summary><c>validate-utf8: (address, length) -> i32</c>, of a memory.</summary>
/// <param name="Memory">The item.</param>
/// <param name="Key">Options that name the memory.</param>
internal sealed record ValidateUtf8Import(int Memory, int Key) : AdapterImport;

/// <summary><c>transcode: (address, tagged code units) -> i64</c>: the copy's address and in the upper half its tagged code units.</summary>
/// <param name="Source">The options of who has the string.</param>
/// <param name="Target">The options of who gets it.</param>
internal sealed record TranscodeImport(int Source, int Target) : AdapterImport;

/// <summary><c>begin-call: () -> i32</c>: begins a scope for borrowed handles.</summary>
internal sealed record BeginCallImport : AdapterImport;

/// <summary><c>end-call: (scope)</c>: ends it.</summary>
internal sealed record EndCallImport : AdapterImport;

/// <summary><c>transfer: (handle) -> i32</c>: passes a handle from one table to another.</summary>
/// <param name="Resource">The resource type.</param>
/// <param name="IsOwn">Whether it is passed for good; else it is lent in the scope begun last.</param>
/// <param name="Source">The options of who has the handle.</param>
/// <param name="Target">The options of who gets it.</param>
internal sealed record TransferImport(ResourceType Resource, bool IsOwn, int Source, int Target) : AdapterImport;
