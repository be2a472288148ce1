using System.Text;
using Wit.Bindgen.Model;

namespace Wit.Bindgen.Tests;

/// <summary>The user's part of a guest, without any content, so that generated guest code compiles as a whole.</summary>
internal static class GuestStubs
{
    public static string Of(WorldBinding world)
    {
        var text = new StringBuilder("#nullable enable\n");
        var interfaces = world.Exports.Select(e => e.Interface);
        if (world.ExportedFunctions is not null) interfaces = interfaces.Append(world.ExportedFunctions);
        foreach (var item in interfaces.Distinct())
        {
            text.Append($"namespace {item.Namespace}\n{{\n    partial class {item.Names.Exports}\n    {{\n");
            foreach (var function in item.Functions)
                text.Append($"        public static {function.ReturnType} {function.Name}({function.ParameterList}) => throw new global::System.NotImplementedException();\n");
            text.Append("    }\n}\n");
        }

        return text.ToString();
    }
}
