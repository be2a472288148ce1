namespace Wit.Abi;

/// <summary>What a guest whose memory is snapshotted does before: the interpreter prepares a method when it runs first.</summary>
public static unsafe class GuestWarmUp
{
    private const string Text = "warm-up: Ä €";

    /// <summary>Takes a string through a call as the host would, and throws and catches an exception. Nothing of it stays allocated.</summary>
    public static void Run()
    {
        Span<FlatValue> slots = stackalloc FlatValue[4];
        var incoming = (byte*)GuestHeap.Reallocate(null, 0, 1, 16);
        var length = System.Text.Encoding.UTF8.GetBytes(Text, new Span<byte>(incoming, 16));
        slots[0].Bits = (nuint)incoming;
        slots[1].Bits = (ulong)length;
        var arguments = new FlatReader(slots);
        var call = GuestExportCall.Enter();
        try
        {
            var results = new FlatWriter(slots);
            var lifted = CanonicalString.LiftFlat(ref call.Memory, ref arguments);
            CanonicalString.LowerFlat(ref call.Memory, lifted, ref results);
            if (lifted.Length > 0) throw new InvalidOperationException(lifted);
        }
        catch (InvalidOperationException exception)
        {
            _ = exception.Message;
        }
        finally
        {
            call.Dispose();
        }

        GuestHeap.FreeResult();
    }
}
