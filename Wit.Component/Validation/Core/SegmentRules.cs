using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>The rules of element and data segments, and that there is a body for every function (WebAssembly 3.0, "Modules").</summary>
internal static class SegmentRules
{
    public static void CheckElements(CoreModule module, CoreSubtyping subtyping, ConstantRules constants, BinaryCursor? section)
    {
        if (section is null) return;
        var count = section.ReadCount("element segments");
        for (uint i = 0; i < count; i++)
        {
            var start = section.Offset;
            var flags = section.ReadU32();
            if (flags > 7) throw section.Invalid(start, flags, "flags of an element segment");
            var (isActive, hasExplicitType, holdsExpressions) = ((flags & 1) == 0, (flags & 3) != 0, (flags & 4) != 0);
            var table = isActive ? CheckTable(module, constants, section, (flags & 2) != 0 ? section.ReadU32() : 0) : null;
            var type = holdsExpressions ? CoreValType.FuncRef : new CoreValType(CoreValKind.Reference, false, CoreValType.FuncHeap);
            if (hasExplicitType && holdsExpressions) type = CheckElementType(module, section);
            else if (hasExplicitType) section.Expect(0x00, "kind of an element segment");
            if (table is not null && !subtyping.Matches(type, table.Element))
                throw section.FailAt(start, DiagnosticCatalogue.TypeMismatch, $"an element segment of {type} does not fit its table of {table.Element}");
            CheckItems(module, constants, section, type, holdsExpressions);
        }

        section.ExpectEnd("section");
    }

    public static void CheckCode(CoreModule module, BinaryCursor? section, BinaryCursor functionSection)
    {
        var imported = module.Imports.Count(import => import.Type.Sort == Sort.CoreFunc);
        var functions = module.Functions.Count - imported;
        var bodies = section is null ? 0 : (int)section.ReadCount("function bodies");
        if (bodies != functions)
            throw (section ?? functionSection).Fail(DiagnosticCatalogue.InvalidCoreModule, $"the core module declares {functions} functions and has {bodies} bodies");
        if (section is null) return;
        for (var i = 0; i < bodies; i++) section.Skip(section.ReadU32());
        section.ExpectEnd("section");
    }

    public static void CheckData(CoreModule module, ConstantRules constants, BinaryCursor? section, BinaryCursor? counted)
    {
        var count = section is null ? 0 : section.ReadCount("data segments");
        if (counted is not null)
        {
            if (counted.ReadU32() is var declared && declared != count)
                throw counted.Fail(DiagnosticCatalogue.InvalidCoreModule, $"the core module declares {declared} data segments and has {count}");
            counted.ExpectEnd("section");
        }

        if (section is null) return;
        for (uint i = 0; i < count; i++)
        {
            var start = section.Offset;
            var flags = section.ReadU32();
            if (flags > 2) throw section.Invalid(start, flags, "flags of a data segment");
            if (flags != 1) CheckMemory(module, constants, section, flags == 2 ? section.ReadU32() : 0);
            section.Skip(section.ReadU32());
        }

        section.ExpectEnd("section");
    }

    private static CoreTableType CheckTable(CoreModule module, ConstantRules constants, BinaryCursor section, uint index)
    {
        if (index >= (uint)module.Tables.Count) throw CoreModuleRules.Unknown(section, "table", index, module.Tables.Count);
        var table = module.Tables[(int)index];
        constants.Check(section, table.Limits.Is64 ? CoreValType.I64 : CoreValType.I32, module.Globals.Count);
        return table;
    }

    private static void CheckMemory(CoreModule module, ConstantRules constants, BinaryCursor section, uint index)
    {
        if (index >= (uint)module.Memories.Count) throw CoreModuleRules.Unknown(section, "memory", index, module.Memories.Count);
        constants.Check(section, module.Memories[(int)index].Limits.Is64 ? CoreValType.I64 : CoreValType.I32, module.Globals.Count);
    }

    private static CoreValType CheckElementType(CoreModule module, BinaryCursor section)
    {
        var type = CoreTypeReader.ReadReferenceType(section);
        CoreTypeRules.CheckValue(type, module.Types.Count, section);
        return type;
    }

    private static void CheckItems(CoreModule module, ConstantRules constants, BinaryCursor section, CoreValType type, bool holdsExpressions)
    {
        var count = section.ReadCount("elements");
        for (uint i = 0; i < count; i++)
        {
            if (holdsExpressions) constants.Check(section, type, module.Globals.Count);
            else if (section.ReadU32() is var function && function >= (uint)module.Functions.Count)
                throw CoreModuleRules.Unknown(section, "function", function, module.Functions.Count);
        }
    }
}
