namespace Wit.Component.Reading;

/// <summary>Reads instances, imports, exports, values and the start definition.</summary>
internal static class InstanceReader
{
    public static CoreInstanceDefinition ReadCoreInstance(BinaryCursor cursor, ComponentTypeReader types)
    {
        if (cursor.ReadFlag("core instance"))
            return new CoreInlineInstance(cursor.ReadVector("exports", () =>
            {
                var name = cursor.ReadName();
                var sort = types.ReadCoreSort();
                return new CoreInlineExport(name, new SortIndex(sort, cursor.ReadU32()));
            }));
        var module = new CoreModuleIndex(cursor.ReadU32());
        return new CoreInstantiation(module, cursor.ReadVector("arguments", () =>
        {
            var name = cursor.ReadName();
            cursor.Expect(0x12, "sort of a core instantiation argument");
            return new CoreInstantiationArgument(name, new CoreInstanceIndex(cursor.ReadU32()));
        }));
    }

    public static ComponentInstanceDefinition ReadInstance(BinaryCursor cursor, ComponentTypeReader types)
    {
        if (cursor.ReadFlag("instance"))
            return new InlineInstance(cursor.ReadVector("exports", () =>
            {
                var name = types.ReadExternName();
                return new InlineExport(name, ReadSortIndex(cursor, types));
            }));
        var component = new ComponentIndex(cursor.ReadU32());
        return new ComponentInstantiation(component, cursor.ReadVector("arguments", () =>
        {
            var name = cursor.ReadName();
            return new InstantiationArgument(name, ReadSortIndex(cursor, types));
        }));
    }

    public static ImportDefinition ReadImport(ComponentTypeReader types)
    {
        var name = types.ReadExternName();
        return new ImportDefinition(name, types.ReadExternType());
    }

    public static ExportDefinition ReadExport(BinaryCursor cursor, ComponentTypeReader types)
    {
        var name = types.ReadExternName();
        var definition = ReadSortIndex(cursor, types);
        return new ExportDefinition(name, definition, cursor.ReadFlag("optional marker") ? types.ReadExternType() : null);
    }

    public static StartDefinition ReadStart(BinaryCursor cursor)
    {
        var offset = cursor.Offset;
        var function = new FuncIndex(cursor.ReadU32());
        var arguments = cursor.ReadVector("arguments", () => new ValueIndex(cursor.ReadU32()));
        return new StartDefinition(function, arguments, cursor.ReadU32()) { Offset = offset };
    }

    public static ValueDefinition ReadValue(BinaryCursor cursor, ComponentTypeReader types)
    {
        var type = types.ReadValType();
        return new ValueDefinition(type, cursor.ReadBytes(cursor.ReadU32()));
    }

    private static SortIndex ReadSortIndex(BinaryCursor cursor, ComponentTypeReader types)
    {
        var sort = types.ReadSort();
        return new SortIndex(sort, cursor.ReadU32());
    }
}
