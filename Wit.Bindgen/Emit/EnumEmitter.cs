using System.Globalization;
using Wit.Bindgen.Model;

namespace Wit.Bindgen.Emit;

/// <summary>Writes an enum or flags type as a C# enum; its marshaller is in Wit.Abi.</summary>
internal static class EnumEmitter
{
    /// <summary>Writes the type.</summary>
    public static void Emit(EnumBinding type, string visibility, CodeWriter writer)
    {
        writer.Summary(type.Docs, $"The {(type.IsFlags ? "flags" : "enum")} {type.Name.TrimStart('@')}.");
        if (type.IsFlags) writer.Line("[global::System.Flags]");
        using (writer.Block($"{visibility} enum {type.Name} : {type.UnderlyingType}"))
        {
            foreach (var member in type.Members)
            {
                writer.Separate().Summary(member.Docs, $"The {(type.IsFlags ? "flag" : "case")} {member.Name.TrimStart('@')}.");
                writer.Line($"{member.Name} = {member.Value.ToString(CultureInfo.InvariantCulture)},");
            }
        }
    }
}
