using Wit.Model;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>The rules of import and export names (Binary.md, "Import and Export Definitions").</summary>
internal static class NameRules
{
    public static void Check(Scope scope, ExternName name, ItemType item, NameSet names, Dictionary<string, TypeEntity> resources, bool isImport)
    {
        CheckForm(scope, name, item, resources, isImport);
        CheckAttributes(scope, name, item);
        if (names.Add(name.Name) is { } earlier)
            throw Fail(scope, $"{(isImport ? "import" : "export")} name `{name}` conflicts with previous name `{earlier}`");
        if (item is TypeItemType { Type: ResourceTypeEntity resource }) resources[name.Name] = resource;
    }

    private static void CheckForm(Scope scope, ExternName name, ItemType item, Dictionary<string, TypeEntity> resources, bool isImport)
    {
        var text = name.Name;
        if (text.Length == 0) throw Fail(scope, "name cannot be empty");
        if (text[0] == '[')
        {
            CheckAnnotated(scope, text, item, resources);
        }
        else if (text.Contains('=', StringComparison.Ordinal))
        {
            if (!isImport || !DependencyNames.IsValid(text))
                throw Fail(scope, $"`{text}` is not a valid extern name");
        }
        else if (text.Contains(':', StringComparison.Ordinal))
        {
            if (!Labels.IsInterfaceName(text)) throw Fail(scope, $"`{text}` is not a valid extern name");
        }
        else if (!Labels.IsLabel(text))
        {
            throw Fail(scope, $"`{text}` is not a valid extern name: it is not in kebab case");
        }
    }

    private static void CheckAnnotated(Scope scope, string text, ItemType item, Dictionary<string, TypeEntity> resources)
    {
        var end = text.IndexOf(']', StringComparison.Ordinal);
        var (annotation, rest) = (text[1..Math.Max(1, end)], text[(end + 1)..]);
        if (annotation is not ("constructor" or "method" or "static")) throw Fail(scope, $"`{text}` is not a valid extern name: unknown annotation");
        var labels = annotation == "constructor" ? [rest] : rest.Split('.', 2);
        if (annotation != "constructor" && labels.Length != 2) throw Fail(scope, $"failed to find `.` character in `{text}`");
        if (!labels.All(Labels.IsLabel)) throw Fail(scope, $"`{text}` is not a valid extern name: it is not in kebab case");
        if (item is not FuncItemType { Function: var function }) throw Fail(scope, $"`{text}` is not a function");
        resources.TryGetValue(labels[0], out var resource);
        switch (annotation)
        {
            case "constructor":
                if (function.Syntax.IsAsync) throw Fail(scope, $"constructor function `{text}` cannot be async");
                if (function.Result is not { } result) throw Fail(scope, $"function `{text}` should return one value");
                if (result is { Syntax: ResultDefType { Ok: not null } }) result = (ValueTypeEntity)result.Operands[0];
                if (result is not { Syntax: OwnDefType }) throw Fail(scope, $"function `{text}` should return `(own $T)` or `(result (own $T))`");
                CheckResource(scope, text, result.Operands[0], resource);
                break;
            case "method":
                if (function.Parameters is not [var self, ..]) throw Fail(scope, $"function `{text}` should have at least one argument");
                if (function.Syntax.Parameters[0].Label != "self") throw Fail(scope, $"function `{text}` should have a first argument called `self`");
                if (self is not { Syntax: BorrowDefType }) throw Fail(scope, $"function `{text}` should take a first argument of `(borrow $T)`");
                CheckResource(scope, text, self.Operands[0], resource);
                break;
            default:
                if (resource is null) throw Fail(scope, $"static resource name `{labels[0]}` of `{text}` is not known in this context");
                break;
        }
    }

    private static void CheckResource(Scope scope, string text, TypeEntity found, TypeEntity? expected)
    {
        if (expected is null) throw Fail(scope, $"resource used in function `{text}` does not have a name in this context");
        if (((ResourceTypeEntity)found).Resource != ((ResourceTypeEntity)expected).Resource)
            throw Fail(scope, $"function `{text}` does not match expected resource name");
    }

    private static void CheckAttributes(Scope scope, ExternName name, ItemType item)
    {
        if (name.Implements is { } implements)
        {
            if (item is not InstanceItemType) throw Fail(scope, "only instances can have an `implements`");
            if (!Labels.IsLabel(name.Name)) throw Fail(scope, $"name `{name}` is not valid with `implements`: it must be a plain name");
            if (!Labels.IsInterfaceName(implements)) throw Fail(scope, $"`{implements}` of `implements` must be an interface name");
        }

        if (name.VersionSuffix is not { } suffix) return;
        if (item is not InstanceItemType) throw Fail(scope, "only instances can have a `versionsuffix`");
        var at = name.Name.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || !Labels.IsCanonicalVersion(name.Name[(at + 1)..]) || SemanticVersion.TryParse(name.Name[(at + 1)..] + suffix) is null)
            throw Fail(scope, $"invalid interface version: `{name}` with the version suffix `{suffix}`");
    }

    private static DiagnosticException Fail(Scope scope, string message) => scope.Fail(DiagnosticCatalogue.InvalidExternName, message);
}
