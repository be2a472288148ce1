using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component.Componentize;

/// <summary>The string encoding that a module uses with a function; the world that names the function has to be the module's own.</summary>
internal static class Encodings
{
    public static CanonicalStringEncoding OfImport(CoreUnit unit, WitWorldItem item, WitFunction function) =>
        unit.Input.ImportEncodings.Find(item, function.Name) ?? throw Unknown(unit, "imports", item, function);

    public static CanonicalStringEncoding OfExport(CoreUnit unit, WitWorldItem item, WitFunction function) =>
        unit.Input.ExportEncodings.Find(item, function.Name) ?? throw Unknown(unit, "exports", item, function);

    private static DiagnosticException Unknown(CoreUnit unit, string verb, WitWorldItem item, WitFunction function) => new(new Diagnostic(
        DiagnosticCatalogue.InvalidComponentType, DiagnosticLocation.At(unit.Input.Path, 0),
        $"the module {verb} `{function.Name}` of `{item.ExternName}`, which is in no world that it carries, so how it encodes strings is not known"));
}

/// <summary>What reading from and writing to streams and futures needs.</summary>
internal static class PayloadNeeds
{
    public static CanonicalNeeds Of(PayloadUse use) => FunctionNeeds.OfCopy(use.Payload.Element, use.Builtin == PayloadBuiltin.Read, use.IsAsync);

    public static string? Realloc(CoreUnit unit, Payload payload) =>
        payload.Type is null ? null : payload.IsImported ? unit.Uses.ImportRealloc : unit.Uses.ExportRealloc;

    public static CanonicalStringEncoding Encoding(CoreUnit unit, Payload payload) =>
        payload is { Item: { } item, Function: { } function }
            ? (payload.IsImported ? unit.Input.ImportEncodings : unit.Input.ExportEncodings).Find(item, function.Name) ?? CanonicalStringEncoding.Utf8
            : CanonicalStringEncoding.Utf8;
}
