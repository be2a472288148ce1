using System.Text;

namespace Wit.Abi;

/// <summary>What a guest whose memory is snapshotted does before: the interpreter prepares a method when it runs first.</summary>
public static unsafe class GuestWarmUp
{
    // Texts take one way as ASCII, by vectors when they are long enough, and another one from the first other character on.
    private static readonly string[] s_texts = ["", "warm-up", "a text that takes more than one vector of the largest size", "Ä text of all lengths: é € \U0001F600, and long enough for vectors"];

    /// <summary>Takes strings through a call as the host would, and throws and catches an exception. Nothing of it stays allocated.</summary>
    public static void Run()
    {
        foreach (var text in s_texts) Echo(text);
        default(GuestImportCall).Dispose();
        try
        {
            throw new InvalidOperationException(s_texts[1]);
        }
        catch (InvalidOperationException exception)
        {
            _ = exception.Message;
        }
    }

    /// <summary>Lifts a value of zeros and lowers it, as core values and in linear memory.</summary>
    /// <typeparam name="T">The C# type; a value of zeros is one of it, without resources.</typeparam>
    /// <typeparam name="TCanonical">Its marshaller.</typeparam>
    public static void Marshal<T, TCanonical>()
        where TCanonical : ICanonical<T>
    {
        var slots = new FlatValue[TCanonical.FlatCount];
        var call = GuestExportCall.Enter();
        try
        {
            var arguments = new FlatReader(slots);
            var results = new FlatWriter(slots);
            TCanonical.LowerFlat(ref call.Memory, TCanonical.LiftFlat(ref call.Memory, ref arguments), ref results);
            var address = Zeros(ref call.Memory, TCanonical.Alignment, TCanonical.Size);
            TCanonical.Store(ref call.Memory, address, TCanonical.Load(ref call.Memory, address));
        }
        finally
        {
            call.Dispose();
        }

        GuestHeap.FreeResult();
    }

    /// <summary>As <see cref="Marshal{T, TCanonical}"/>, for a list of numbers, which parameters take without a copy.</summary>
    /// <typeparam name="T">The C# type of the elements.</typeparam>
    /// <typeparam name="TCanonical">Their marshaller.</typeparam>
    public static void MarshalNumbers<T, TCanonical>()
        where T : unmanaged
        where TCanonical : ICanonical<T>
    {
        Marshal<T[], CanonicalList<T, TCanonical>>();
        Span<FlatValue> slots = stackalloc FlatValue[2];
        var call = GuestExportCall.Enter();
        try
        {
            var arguments = new FlatReader(slots);
            _ = CanonicalList<T, TCanonical>.LiftFlatSpan(ref call.Memory, ref arguments);
            _ = CanonicalList<T, TCanonical>.LoadSpan(ref call.Memory, Zeros(ref call.Memory, 4, 8));
        }
        finally
        {
            call.Dispose();
        }
    }

    private static uint Zeros(ref GuestMemory memory, uint alignment, uint size)
    {
        var address = memory.Realloc(0, 0, alignment, size);
        memory.Slice(address, size).Clear();
        return address;
    }

    private static void Echo(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var incoming = GuestHeap.Reallocate(null, 0, 1, (nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(incoming, bytes.Length));
        Span<FlatValue> slots = stackalloc FlatValue[2];
        slots[0].Bits = (nuint)incoming;
        slots[1].Bits = (uint)bytes.Length;
        var call = GuestExportCall.Enter();
        try
        {
            var arguments = new FlatReader(slots);
            var results = new FlatWriter(slots);
            CanonicalString.LowerFlat(ref call.Memory, CanonicalString.LiftFlat(ref call.Memory, ref arguments), ref results);
        }
        finally
        {
            call.Dispose();
        }

        GuestHeap.FreeResult();
    }
}
