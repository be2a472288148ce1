using System.CommandLine;

namespace Wit.Cli;

/// <summary>A verb: its command line, and what it does with a parsed one. A verb with sub-verbs has no body of its own.</summary>
/// <param name="Command">The command line.</param>
/// <param name="Body">What it does; gives the exit code.</param>
/// <param name="SubVerbs">The sub-verbs.</param>
internal sealed record Verb(Command Command, Func<ParseResult, CancellationToken, int>? Body, params Verb[] SubVerbs);
