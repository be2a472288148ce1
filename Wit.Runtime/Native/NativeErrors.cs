using System.Globalization;
using System.Text;
using Wit.Abi;

namespace Wit.Runtime.Native;

/// <summary>Turns the C API's owned errors and traps into text and exceptions, and frees them.</summary>
internal static unsafe class NativeErrors
{
    /// <summary>The message of a <c>wasmtime_error_t</c>.</summary>
    public static string Take(nint error)
    {
        NativeVector message;
        NativeMethods.ErrorMessage(error, &message);
        var text = message.Text;
        NativeMethods.ByteVectorDelete(&message);
        NativeMethods.ErrorDelete(error);
        return text;
    }

    /// <summary>The rule and the frames of whichever of the two a call returned.</summary>
    public static (string Rule, string? Backtrace) TakeTrap(nint error, nint trap) =>
        trap != 0 ? TakeTrap(trap) : TakeErrorWithTrace(error);

    /// <summary>Throws when a call that only fails by our own mistake did fail.</summary>
    public static void Check(nint error)
    {
        if (error != 0) throw new InvalidOperationException(Take(error));
    }

    /// <summary>Makes an error for a callback to return.</summary>
    public static nint New(string message)
    {
        var bytes = Encoding.UTF8.GetBytes(message + '\0');
        fixed (byte* start = bytes) return NativeMethods.ErrorNew(start);
    }

    /// <summary>Makes a trap for a host function to return.</summary>
    public static nint NewTrap(string message)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        fixed (byte* start = bytes) return NativeMethods.TrapNew(start, (nuint)bytes.Length);
    }

    private static (string Rule, string? Backtrace) TakeTrap(nint trap)
    {
        NativeVector frames;
        NativeMethods.TrapTrace(trap, &frames);
        var backtrace = DescribeFrames(ref frames);

        byte code;
        string rule;
        if (NativeMethods.TrapCode(trap, &code) != 0)
        {
            rule = TrapRules.Of(code);
        }
        else
        {
            NativeVector message;
            NativeMethods.TrapMessage(trap, &message);
            rule = TrapRules.OfMessage(message.Text.TrimEnd('\0'));
            NativeMethods.ByteVectorDelete(&message);
        }

        NativeMethods.TrapDelete(trap);
        return (rule, backtrace);
    }

    private static (string Rule, string? Backtrace) TakeErrorWithTrace(nint error)
    {
        NativeVector frames;
        NativeMethods.ErrorTrace(error, &frames);
        var backtrace = DescribeFrames(ref frames);
        return (TrapRules.Innermost(Take(error)), backtrace);
    }

    private static string? DescribeFrames(ref NativeVector frames)
    {
        var text = new StringBuilder();
        foreach (var frame in frames.Pointers)
        {
            if (text.Length > 0) text.Append('\n');
            var module = NativeMethods.FrameModuleName(frame);
            var function = NativeMethods.FrameFuncName(frame);
            text.Append("  at ").Append(module is null ? "<unnamed>" : module->Text).Append('!');
            if (function is null) text.Append(CultureInfo.InvariantCulture, $"func[{NativeMethods.FrameFuncIndex(frame)}]");
            else text.Append(function->Text);
            text.Append(CultureInfo.InvariantCulture, $" (offset 0x{(ulong)NativeMethods.FrameModuleOffset(frame):x})");
        }

        fixed (NativeVector* vector = &frames) NativeMethods.FrameVectorDelete(vector);
        return text.Length == 0 ? null : text.ToString();
    }
}
