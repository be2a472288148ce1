namespace Wit.Component.Componentize.Linking;

/// <summary>What is left to do once all libraries are instantiated: addresses, relocations, constructors, and the functions in the table.</summary>
internal sealed class LinkFixups(LinkResolution resolution, EnvironmentModule environment)
{
    private static readonly CoreFuncType Thunk = new([], []);

    public void AddTo(FixupModule fixups, ComponentPlan plan)
    {
        var main = new FixupSource(plan.Main);
        FixupSource Source(DynamicLibrary library) => new(plan.Adapters[library.Name]);
        fixups.Intern(Thunk);
        fixups.Import(main, LinkNames.Memory, new CoreMemoryType(new CoreLimits(0, null)));
        var table = fixups.Import(main, LinkNames.Table, new CoreTableType(CoreValType.FuncRef, new CoreLimits(0, null)));
        uint Global(FixupSource source, string name, bool isMutable) => fixups.Import(source, name, new CoreGlobalType(CoreValType.I32, isMutable));
        uint MemoryBase(DynamicLibrary library) => Global(main, LinkNames.MemoryBaseOf(library), false);

        foreach (var (library, name, address) in environment.DlOpen.Addresses)
        {
            var (memoryBase, offset) = (MemoryBase(library), Global(Source(library), name, false));
            fixups.AddDetail(code => code.I32Const((int)address).GlobalGet(memoryBase).GlobalGet(offset).I32Add().I32Store(0));
        }

        foreach (var library in resolution.Libraries)
        {
            foreach (var name in library.MemoryAddresses)
            {
                var exporter = resolution.Exporter(LinkSymbol.OfAddress(name));
                var (memoryBase, offset) = (MemoryBase(exporter), Global(Source(exporter), name, false));
                var address = Global(main, LinkNames.Of(library, name), true);
                fixups.AddDetail(code => code.GlobalGet(memoryBase).GlobalGet(offset).I32Add().GlobalSet(address));
            }
        }

        foreach (var library in resolution.Libraries.Where(l => l.Has(LinkNames.ApplyRelocations)))
        {
            var function = fixups.Import(Source(library), LinkNames.ApplyRelocations, Thunk);
            fixups.AddDetail(code => code.Call(function));
        }

        foreach (var library in resolution.Libraries)
        {
            foreach (var name in (string[])[LinkNames.CallConstructors, LinkNames.Initialize])
                if (library.Has(name)) fixups.AddInitializer(fixups.Import(Source(library), name, Thunk));
        }

        var opened = environment.DlOpen.Functions.Select(f => fixups.Import(Source(f.Library), f.Symbol.Name, f.Symbol.Function!)).ToList();
        var indirect = environment.Functions.Select(f => fixups.Import(Source(f.Exporter), f.Name, f.Type)).ToList();
        AddTls(fixups, MemoryBase, library => Global(Source(library), LinkNames.LibraryTls, false));
        fixups.Fill(table, environment.DlOpen.TableBase, opened);
        fixups.Fill(table, environment.FunctionsBase, indirect);
        fixups.AddData(environment.DlOpen.MemoryBase, environment.DlOpen.Bytes);
        if (environment.Tls.Structure.Length > 0) fixups.AddData(environment.Tls.ProgramInfo, environment.Tls.Structure);
    }

    private void AddTls(FixupModule fixups, Func<DynamicLibrary, uint> memoryBase, Func<DynamicLibrary, uint> info)
    {
        if (environment.Tls.LibraryInfo == 0) return;
        foreach (var (slot, library) in environment.Tls.Libraries.Index())
        {
            var (start, offset) = (memoryBase(library), info(library));
            var address = environment.Tls.LibraryInfo + ((uint)slot * 4);
            fixups.AddDetail(code => code.I32Const((int)address).GlobalGet(start).GlobalGet(offset).I32Add().I32Store(0));
        }
    }
}
