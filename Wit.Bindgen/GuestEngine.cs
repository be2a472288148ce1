namespace Wit.Bindgen;

/// <summary>How the generated code of a guest reaches the core functions of its component.</summary>
public enum GuestEngine
{
    /// <summary>NativeAOT-LLVM: imports are linked by <c>DllImport</c> and <c>WasmImportLinkage</c>, exports by <c>UnmanagedCallersOnly</c>.</summary>
    NativeAot,

    /// <summary>
    /// A prebuilt engine: imports are entries of its function table, exports are methods that it calls. Both take one pointer to
    /// slots of 16 bytes, a core value in the low bytes of each, and write results over the arguments.
    /// </summary>
    Slots,
}
