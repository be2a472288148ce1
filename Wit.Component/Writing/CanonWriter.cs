using System.Diagnostics;

namespace Wit.Component.Writing;

/// <summary>Writes canonical definitions; the inverse of the reader of the same name.</summary>
internal static class CanonWriter
{
    public static void Write(BinaryBuilder output, CanonDefinition canon)
    {
        switch (canon)
        {
            case CanonLift lift:
                output.Byte(0x00).Byte(0x00).U32(lift.Function.Value);
                Options(output, lift.Options).U32(lift.Type.Value);
                break;
            case CanonLower lower: Options(output.Byte(0x01).Byte(0x00).U32(lower.Function.Value), lower.Options); break;
            case CanonResourceNew create: output.Byte(0x02).U32(create.Resource.Value); break;
            case CanonResourceDrop drop: output.Byte(0x03).U32(drop.Resource.Value); break;
            case CanonResourceRep rep: output.Byte(0x04).U32(rep.Resource.Value); break;
            case CanonTaskCancel: output.Byte(0x05); break;
            case CanonSubtaskCancel cancel: output.Byte(0x06).Flag(cancel.IsAsync); break;
            case CanonTaskReturn result:
                ComponentTypeWriter.ResultList(output.Byte(0x09), result.Result);
                Options(output, result.Options);
                break;
            case CanonContextGet get:
                CoreTypeWriter.ValType(output.Byte(0x0a), get.Type);
                output.U32(get.Slot);
                break;
            case CanonContextSet set:
                CoreTypeWriter.ValType(output.Byte(0x0b), set.Type);
                output.U32(set.Slot);
                break;
            case CanonSubtaskDrop: output.Byte(0x0d); break;
            case CanonErrorContextNew create: Options(output.Byte(0x1c), create.Options); break;
            case CanonErrorContextDebugMessage message: Options(output.Byte(0x1d), message.Options); break;
            case CanonErrorContextDrop: output.Byte(0x1e); break;
            case CanonWaitableSetNew: output.Byte(0x1f); break;
            case CanonWaitableSetWait wait: output.Byte(0x20).Flag(wait.IsCancellable).U32(wait.Memory.Value); break;
            case CanonWaitableSetPoll poll: output.Byte(0x21).Flag(poll.IsCancellable).U32(poll.Memory.Value); break;
            case CanonWaitableSetDrop: output.Byte(0x22); break;
            case CanonWaitableJoin: output.Byte(0x23); break;
            case CanonBackpressureInc: output.Byte(0x24); break;
            case CanonBackpressureDec: output.Byte(0x25); break;
            default: StreamOrThread(output, canon); break;
        }
    }

    private static void StreamOrThread(BinaryBuilder output, CanonDefinition canon)
    {
        switch (canon)
        {
            case CanonStreamNew create: output.Byte(0x0e).U32(create.Type.Value); break;
            case CanonStreamRead read: Options(output.Byte(0x0f).U32(read.Type.Value), read.Options); break;
            case CanonStreamWrite write: Options(output.Byte(0x10).U32(write.Type.Value), write.Options); break;
            case CanonStreamCancelRead cancel: output.Byte(0x11).U32(cancel.Type.Value).Flag(cancel.IsAsync); break;
            case CanonStreamCancelWrite cancel: output.Byte(0x12).U32(cancel.Type.Value).Flag(cancel.IsAsync); break;
            case CanonStreamDropReadable drop: output.Byte(0x13).U32(drop.Type.Value); break;
            case CanonStreamDropWritable drop: output.Byte(0x14).U32(drop.Type.Value); break;
            case CanonFutureNew create: output.Byte(0x15).U32(create.Type.Value); break;
            case CanonFutureRead read: Options(output.Byte(0x16).U32(read.Type.Value), read.Options); break;
            case CanonFutureWrite write: Options(output.Byte(0x17).U32(write.Type.Value), write.Options); break;
            case CanonFutureCancelRead cancel: output.Byte(0x18).U32(cancel.Type.Value).Flag(cancel.IsAsync); break;
            case CanonFutureCancelWrite cancel: output.Byte(0x19).U32(cancel.Type.Value).Flag(cancel.IsAsync); break;
            case CanonFutureDropReadable drop: output.Byte(0x1a).U32(drop.Type.Value); break;
            case CanonFutureDropWritable drop: output.Byte(0x1b).U32(drop.Type.Value); break;
            case CanonThreadYield yield: output.Byte(0x0c).Flag(yield.IsCancellable); break;
            case CanonThreadIndex: output.Byte(0x26); break;
            case CanonThreadNewIndirect create: output.Byte(0x27).U32(create.Type.Value).U32(create.Table.Value); break;
            case CanonThreadResumeLater: output.Byte(0x28); break;
            case CanonThreadSuspend suspend: output.Byte(0x29).Flag(suspend.IsCancellable); break;
            case CanonThreadSuspendThenResume suspend: output.Byte(0x2a).Flag(suspend.IsCancellable); break;
            case CanonThreadYieldThenResume yield: output.Byte(0x2b).Flag(yield.IsCancellable); break;
            case CanonThreadSuspendThenPromote suspend: output.Byte(0x2c).Flag(suspend.IsCancellable); break;
            case CanonThreadYieldThenPromote yield: output.Byte(0x2d).Flag(yield.IsCancellable); break;
            case CanonThreadSpawnRef spawn: output.Byte(0x40).Flag(spawn.IsShared).U32(spawn.Type.Value); break;
            case CanonThreadSpawnIndirect spawn: output.Byte(0x41).Flag(spawn.IsShared).U32(spawn.Type.Value).U32(spawn.Table.Value); break;
            case CanonThreadAvailableParallelism parallelism: output.Byte(0x42).Flag(parallelism.IsShared); break;
            default: throw new UnreachableException();
        }
    }

    private static BinaryBuilder Options(BinaryBuilder output, CanonicalOptions options)
    {
        var encoded = new List<Action>();
        if (options.StringEncoding is { } encoding) encoded.Add(() => output.Byte((byte)encoding));
        if (options.Memory is { } memory) encoded.Add(() => output.Byte(0x03).U32(memory.Value));
        if (options.Realloc is { } realloc) encoded.Add(() => output.Byte(0x04).U32(realloc.Value));
        if (options.PostReturn is { } postReturn) encoded.Add(() => output.Byte(0x05).U32(postReturn.Value));
        if (options.IsAsync) encoded.Add(() => output.Byte(0x06));
        if (options.Callback is { } callback) encoded.Add(() => output.Byte(0x07).U32(callback.Value));
        return output.Vector(encoded, write => write());
    }
}
