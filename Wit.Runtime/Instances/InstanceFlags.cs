using System.Runtime.InteropServices;

namespace Wit.Runtime.Instances;

/// <summary>The flags of one component instance, as adapters in WebAssembly see them (<see cref="Wit.Component.Fusion.FlagsLayout"/>).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InstanceFlags
{
    public int MayEnter;
    public int MayLeave;
}
