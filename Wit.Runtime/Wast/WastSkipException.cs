namespace Wit.Runtime.Wast;

/// <summary>A directive is not run, because of what the engine does not have; caught by <see cref="WastExecutor"/>.</summary>
internal sealed class WastSkipException(string message) : Exception(message);
