// A component has no way to say why it traps: the Canonical ABI knows no message, and a standard error only helps where the world imports
// one. So core modules may export two globals that say where in their memory a message stands, which our componentizer and others keep as
// exports that no component-level definition uses; wit build-guest writes such modules. Other runtimes take no notice.
using System.Text;
using Wit.Runtime.Native;

namespace Wit.Runtime.Instances;

/// <summary>What a core instance left to be read when it trapped.</summary>
internal static unsafe class TrapMessage
{
    /// <summary>The guest's message may have this many bytes; what is longer is cut off.</summary>
    private const int MaximumLength = 4096;

    /// <summary>The first message that an instance has; null when none has one.</summary>
    public static string? Find(nint context, List<NativeInstance> instances)
    {
        foreach (var instance in instances)
            if (Read(context, instance) is { Length: > 0 } message) return message;
        return null;
    }

    private static string? Read(nint context, NativeInstance instance)
    {
        if (Global(context, instance, "wit:trap-message"u8) is not { } address
            || Global(context, instance, "wit:trap-message-length"u8) is not { } length
            || Export(context, instance, "memory"u8) is not { Kind: NativeExtern.MemoryKind } memory)
            return null;
        length = Math.Min(length, MaximumLength);
        if ((ulong)address + length > NativeMethods.MemoryDataSize(context, &memory.Memory)) return null;
        var text = new StringBuilder(Encoding.UTF8.GetString(NativeMethods.MemoryData(context, &memory.Memory) + address, (int)length));
        // What comes from a guest does not steer a terminal.
        for (var i = 0; i < text.Length; i++)
            if (char.IsControl(text[i]) && text[i] is not '\n' and not '\t') text[i] = '?';
        return text.ToString().Trim();
    }

    private static uint? Global(nint context, NativeInstance instance, ReadOnlySpan<byte> name)
    {
        if (Export(context, instance, name) is not { Kind: NativeExtern.GlobalKind } found) return null;
        NativeValue value;
        NativeMethods.GlobalGet(context, &found.Memory, &value);
        return value.Kind == NativeValue.I32Kind ? (uint)value.I32 : null;
    }

    private static NativeExtern? Export(nint context, NativeInstance instance, ReadOnlySpan<byte> name)
    {
        NativeExtern found;
        fixed (byte* start = name)
            return NativeMethods.InstanceExportGet(context, &instance, start, (nuint)name.Length, &found) != 0 ? found : null;
    }
}
