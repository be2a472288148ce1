using System.Diagnostics;
using System.Text.Json.Nodes;
using Wit.Component.Layout;
using Wit.Runtime.Instances;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Lowering;

/// <summary>Writes the functions that a lowered component exports.</summary>
/// <param name="sources">Where core items are.</param>
/// <param name="name">The file for diagnostics.</param>
internal sealed class LoweredExports(LoweredSources sources, string? name)
{
    /// <summary>Writes the exports, those of nested instances flattened.</summary>
    public JsonArray Write(PlannedInstance exports)
    {
        var functions = new List<JsonObject>();
        Visit(exports, null, functions);
        return new JsonArray([.. functions]);
    }

    private void Visit(PlannedInstance instance, string? interfaceName, List<JsonObject> functions)
    {
        foreach (var export in instance.Names)
        {
            switch (instance.Find(export))
            {
                case LiftedFunction function:
                    functions.Add(Function(interfaceName, export, function));
                    break;
                case ImportedFunction:
                    throw ComponentLowering.Unsupported(name, $"export `{ComponentExtern.FullNameOf(interfaceName, export)}`, which is an import handed on,");
                case PlannedInstance nested:
                    Visit(nested, interfaceName is null ? export : $"{interfaceName}/{export}", functions);
                    break;
                case PlannedType or PlannedComponent or PlannedCoreModule:
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private JsonObject Function(string? interfaceName, string export, LiftedFunction function)
    {
        var written = new JsonObject { ["interface"] = interfaceName, ["name"] = export, ["type"] = function.Type.ToString() };
        LoweredJson.AddSignature(written, CoreSignature.OfLifted(new FlatFunction(function.Type)));
        written["function"] = sources.Of(function.Function);
        written["options"] = sources.Options(function.Options);
        return written;
    }
}
