namespace Wit.Component.Componentize.Linking;

/// <summary>Writes the functions by which a library gets and sets the base of its thread-local storage.</summary>
internal static class TlsFunctions
{
    private static readonly CoreFuncType GetterType = new([], [CoreValType.I32]);
    private static readonly CoreFuncType SetterType = new([CoreValType.I32], []);

    /// <param name="module">The environment.</param>
    /// <param name="library">The library.</param>
    /// <param name="tls">Where the bases are.</param>
    /// <param name="context">The function that gets the base of the current thread; null when there are no threads.</param>
    public static void Add(CoreModuleBuilder module, DynamicLibrary library, TlsLayout tls, uint? context)
    {
        if (library.NeedsFromEnvironment(LinkNames.GetTlsBase)) Add(module, library, LinkNames.GetTlsBase, GetterType, Get(library, tls, context));
        if (library.NeedsFromEnvironment(LinkNames.SetTlsBase)) Add(module, library, LinkNames.SetTlsBase, SetterType, Set(library, tls, context));
    }

    private static void Add(CoreModuleBuilder module, DynamicLibrary library, string name, CoreFuncType type, CodeBuilder code)
    {
        name = LinkNames.Of(library, name);
        module.Export(name, Sort.CoreFunc, module.Function(type, name, code));
    }

    // A library without thread-local storage never calls them.
    private static CodeBuilder Get(DynamicLibrary library, TlsLayout tls, uint? context)
    {
        if (tls.Slot(library) is not { } slot) return new CodeBuilder().Unreachable().End();
        var code = new CodeBuilder();
        if (context is { } current) code.Call(current);
        else code.I32Const((int)tls.MainBases);
        return code.I32Load(slot * 4).End();
    }

    // A thread without a base is the main one at its start.
    private static CodeBuilder Set(DynamicLibrary library, TlsLayout tls, uint? context)
    {
        if (tls.Slot(library) is not { } slot) return new CodeBuilder().Unreachable().End();
        if (context is not { } current) return new CodeBuilder().I32Const((int)tls.MainBases).LocalGet(0).I32Store(slot * 4).End();
        return new CodeBuilder(1).Call(current).LocalTee(1).I32Eqz()
            .If().I32Const((int)tls.MainBases).LocalGet(0).I32Store(slot * 4)
            .Else().LocalGet(1).LocalGet(0).I32Store(slot * 4)
            .End().End();
    }
}
