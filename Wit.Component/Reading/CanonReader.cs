using Wit.Model.Diagnostics;

namespace Wit.Component.Reading;

/// <summary>Reads canonical definitions (Binary.md, "Canonical Definitions").</summary>
internal sealed class CanonReader(BinaryCursor cursor, ComponentTypeReader types)
{
    public CanonDefinition Read()
    {
        var offset = cursor.Offset;
        var code = cursor.ReadByte();
        var canon = Read(offset, code);
        canon.PlaceAt(offset);
        return canon;
    }

    private CanonDefinition Read(long offset, byte code)
    {
        switch (code)
        {
            case 0x00:
                cursor.Expect(0x00, "sort of a lifted function");
                var function = CoreFunc();
                var options = Options();
                return new CanonLift(function, options, Type());
            case 0x01:
                cursor.Expect(0x00, "sort of a lowered function");
                var lowered = new FuncIndex(cursor.ReadU32());
                return new CanonLower(lowered, Options());
            case 0x02: return new CanonResourceNew(Type());
            case 0x03: return new CanonResourceDrop(Type());
            case 0x04: return new CanonResourceRep(Type());
            case 0x05: return new CanonTaskCancel();
            case 0x06: return new CanonSubtaskCancel(Async());
            case 0x09:
                var result = types.ReadResultList();
                return new CanonTaskReturn(result, Options());
            case 0x0a:
                var getType = CoreTypeReader.ReadValType(cursor);
                return new CanonContextGet(getType, cursor.ReadU32());
            case 0x0b:
                var setType = CoreTypeReader.ReadValType(cursor);
                return new CanonContextSet(setType, cursor.ReadU32());
            case 0x0c: return new CanonThreadYield(Cancellable());
            case 0x0d: return new CanonSubtaskDrop();
            case >= 0x0e and <= 0x1b: return ReadStreamOrFuture(code);
            case 0x1c: return new CanonErrorContextNew(Options());
            case 0x1d: return new CanonErrorContextDebugMessage(Options());
            case 0x1e: return new CanonErrorContextDrop();
            case 0x1f: return new CanonWaitableSetNew();
            case 0x20:
                var wait = Cancellable();
                return new CanonWaitableSetWait(wait, Memory());
            case 0x21:
                var poll = Cancellable();
                return new CanonWaitableSetPoll(poll, Memory());
            case 0x22: return new CanonWaitableSetDrop();
            case 0x23: return new CanonWaitableJoin();
            case 0x24: return new CanonBackpressureInc();
            case 0x25: return new CanonBackpressureDec();
            default: return ReadThread(offset, code);
        }
    }

    private CanonDefinition ReadStreamOrFuture(byte code)
    {
        var type = Type();
        return code switch
        {
            0x0e => new CanonStreamNew(type),
            0x0f => new CanonStreamRead(type, Options()),
            0x10 => new CanonStreamWrite(type, Options()),
            0x11 => new CanonStreamCancelRead(type, Async()),
            0x12 => new CanonStreamCancelWrite(type, Async()),
            0x13 => new CanonStreamDropReadable(type),
            0x14 => new CanonStreamDropWritable(type),
            0x15 => new CanonFutureNew(type),
            0x16 => new CanonFutureRead(type, Options()),
            0x17 => new CanonFutureWrite(type, Options()),
            0x18 => new CanonFutureCancelRead(type, Async()),
            0x19 => new CanonFutureCancelWrite(type, Async()),
            0x1a => new CanonFutureDropReadable(type),
            _ => new CanonFutureDropWritable(type),
        };
    }

    private CanonDefinition ReadThread(long offset, byte code)
    {
        switch (code)
        {
            case 0x26: return new CanonThreadIndex();
            case 0x27:
                var newType = new CoreTypeIndex(cursor.ReadU32());
                return new CanonThreadNewIndirect(newType, new CoreTableIndex(cursor.ReadU32()));
            case 0x28: return new CanonThreadResumeLater();
            case 0x29: return new CanonThreadSuspend(Cancellable());
            case 0x2a: return new CanonThreadSuspendThenResume(Cancellable());
            case 0x2b: return new CanonThreadYieldThenResume(Cancellable());
            case 0x2c: return new CanonThreadSuspendThenPromote(Cancellable());
            case 0x2d: return new CanonThreadYieldThenPromote(Cancellable());
            case 0x40:
                var refShared = Shared();
                return new CanonThreadSpawnRef(refShared, new CoreTypeIndex(cursor.ReadU32()));
            case 0x41:
                var indirectShared = Shared();
                var indirectType = new CoreTypeIndex(cursor.ReadU32());
                return new CanonThreadSpawnIndirect(indirectShared, indirectType, new CoreTableIndex(cursor.ReadU32()));
            case 0x42: return new CanonThreadAvailableParallelism(Shared());
            default: throw cursor.Invalid(offset, code, "canonical definition");
        }
    }

    private CanonicalOptions Options()
    {
        var options = CanonicalOptions.None;
        var count = cursor.ReadCount("canonical options");
        for (uint i = 0; i < count; i++)
        {
            var offset = cursor.Offset;
            var code = cursor.ReadByte();
            var given = options;
            options = code switch
            {
                <= 0x02 when given.StringEncoding is null => given with { StringEncoding = (CanonicalStringEncoding)code },
                0x03 when given.Memory is null => given with { Memory = Memory() },
                0x04 when given.Realloc is null => given with { Realloc = CoreFunc() },
                0x05 when given.PostReturn is null => given with { PostReturn = CoreFunc() },
                0x06 when !given.IsAsync => given with { IsAsync = true },
                0x07 when given.Callback is null => given with { Callback = CoreFunc() },
                <= 0x07 => throw cursor.FailAt(offset, DiagnosticCatalogue.InvalidCanonicalOptions,
                    code <= 0x02 ? "canonical encoding option conflicts with an earlier one" : "a canonical option is given twice"),
                _ => throw cursor.Invalid(offset, code, "canonical option"),
            };
        }

        return options;
    }

    private CoreFuncIndex CoreFunc() => new(cursor.ReadU32());

    private CoreMemoryIndex Memory() => new(cursor.ReadU32());

    private TypeIndex Type() => new(cursor.ReadU32());

    private bool Async() => cursor.ReadFlag("async immediate");

    private bool Cancellable() => cursor.ReadFlag("cancellable immediate");

    private bool Shared() => cursor.ReadFlag("shared immediate");
}
