using Microsoft.Extensions.Logging;

namespace Wit.Hosting;

/// <summary>What is logged of components; the numbers of the events stay.</summary>
internal static partial class ComponentLog
{
    [LoggerMessage(1, LogLevel.Information, "{World}: loaded a component with {Imports} imports and {Exports} exports in {Milliseconds:F1} ms")]
    public static partial void Loaded(this ILogger logger, string world, int imports, int exports, double milliseconds);

    [LoggerMessage(2, LogLevel.Error, "{World}: {Id}: {Message}")]
    public static partial void Refused(this ILogger logger, string world, string id, string message);

    [LoggerMessage(3, LogLevel.Debug, "{World}: made an instance")]
    public static partial void Instantiated(this ILogger logger, string world);

    [LoggerMessage(4, LogLevel.Warning, "{World}: the guest trapped: {Rule}\n{Backtrace}")]
    public static partial void Trapped(this ILogger logger, string world, string rule, string backtrace, Exception exception);
}
