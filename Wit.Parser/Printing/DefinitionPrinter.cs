using Wit.Model;

namespace Wit.Parser.Printing;

/// <summary>Prints type definitions.</summary>
internal sealed class DefinitionPrinter(WitText text)
{
    public void Print(WitTypeDef type, IReadOnlyList<WitFunction> functions)
    {
        var name = WitNames.Escape(type.Name!);
        switch (type.Kind)
        {
            case WitResource: Resource(name, functions); break;
            case WitRecord record: Block("record", name, record.Fields, f => f.Docs, f => $"{WitNames.Escape(f.Name)}: {TypeText.Of(f.Type)}"); break;
            case WitVariant variant: Block("variant", name, variant.Cases, c => c.Docs, Case); break;
            case WitEnum @enum: Block("enum", name, @enum.Cases, c => c.Docs, Case); break;
            case WitFlags flags: Block("flags", name, flags.Labels, c => c.Docs, Case); break;
            default: text.Line($"type {name} = {TypeText.Of(type.Kind, isDefinition: true)};"); break;
        }
    }

    private static string Case(WitCase @case) =>
        WitNames.Escape(@case.Name) + (@case.Payload is null ? "" : $"({TypeText.Of(@case.Payload)})");

    private void Block<T>(string keyword, string name, IReadOnlyList<T> items, Func<T, string?> docs, Func<T, string> line)
    {
        text.Write($"{keyword} {name}").Open();
        foreach (var item in items)
        {
            text.Docs(docs(item));
            text.Line(line(item) + ",");
        }

        text.Close();
    }

    private void Resource(string name, IReadOnlyList<WitFunction> functions)
    {
        if (functions.Count == 0)
        {
            text.Line($"resource {name};");
            return;
        }

        text.Write("resource " + name).Open();
        foreach (var function in functions)
        {
            text.Docs(function.Docs);
            PackagePrinter.Stability(text, function.Stability);
            text.ExternalId(function.ExternalId);
            var member = function.Kind == WitFunctionKind.Constructor ? "" : WitNames.Escape(function.ItemName) + ": ";
            text.Line($"{member}{FunctionText.Of(function)};");
        }

        text.Close();
    }
}
