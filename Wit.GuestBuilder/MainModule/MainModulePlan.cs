using Wit.Bindgen.Model;
using Wit.GuestBuilder.Engine;

namespace Wit.GuestBuilder.MainModule;

/// <summary>What the main module is made of.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Wasi">What the world has of WASI.</param>
/// <param name="Imports">The core functions that the guest imports.</param>
/// <param name="Exports">The core functions that the guest exports.</param>
internal sealed record MainModulePlan(
    EngineModule Engine, WasiFunctions Wasi, IReadOnlyList<CoreImportBinding> Imports, IReadOnlyList<CoreExportBinding> Exports)
{
    /// <summary>How many pages of memory the boot starts with; it grows as needed.</summary>
    public uint BootPages { get; init; } = 96;

    /// <summary>The first table index of the guest's imports.</summary>
    public uint ImportTable => Engine.TableSize;

    /// <summary>The size of the function table.</summary>
    public uint TableSize => ImportTable + (uint)Imports.Count;
}

/// <summary>What the main module of a component starts with: the state behind the boot.</summary>
/// <param name="MemoryPages">The size of the memory.</param>
/// <param name="SlotTop">The end of the slots' stack.</param>
/// <param name="Area">Where results of WASI functions go.</param>
/// <param name="Words">Where the end of what the guest writes to its standard error is kept.</param>
/// <param name="Chains">Where the guest keeps the first of the blocks on their way in, and of those on their way out.</param>
/// <param name="Methods">The engine's handle of the method behind each export.</param>
internal sealed record MainModuleState(
    uint MemoryPages, int SlotTop, int Area, int Words, int Chains, IReadOnlyList<int> Methods);
