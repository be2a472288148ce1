using System.Diagnostics;
using Wit.Component.Layout;
using Wit.Model.Layout;
using Wit.Model.Types;

namespace Wit.Component.Fusion;

/// <summary>Writes the passing of values from core values to core values, with the checks of CanonicalABI.md, "Flat Lifting".</summary>
/// <param name="body">The adapter.</param>
/// <param name="imports">The imports.</param>
/// <param name="memories">What copies lists and strings.</param>
internal sealed class FlatTransfer(AdapterBody body, AdapterImports imports, MemoryTransfer memories)
{
    private readonly AdapterChecks _checks = new(body, imports);

    /// <summary>Passes a value.</summary>
    public void Pass(FlatCursor from, FlatCursor to, LaidOutType type)
    {
        switch (type.Type)
        {
            case PrimitiveValType { Kind: PrimitiveKind.String }:
                var (address, units) = memories.String(ReadLocal(from), ReadLocal(from));
                Write(to, address);
                Write(to, units);
                break;
            case PrimitiveValType primitive:
                PassScalar(from, to, primitive.Kind);
                break;
            case ListValType or MapValType:
                var (begin, count) = (ReadLocal(from), ReadLocal(from));
                Write(to, memories.List(begin, count, type.Parts[0]!));
                Write(to, count);
                break;
            case FixedLengthListValType list:
                for (uint i = 0; i < list.Length; i++) Pass(from, to, type.Parts[0]!);
                break;
            case RecordValType or TupleValType:
                foreach (var part in type.Parts) Pass(from, to, part!);
                break;
            case FlagsValType flags:
                for (var left = flags.Labels.Count; left > 0; left -= 32)
                {
                    from.Read(CoreType.I32);
                    body.I32(MemoryTransfer.MaskOf(left)).Op(CoreOp.I32And);
                    to.Write(CoreType.I32);
                }

                break;
            case OwnValType or BorrowValType:
                from.Read(CoreType.I32);
                body.Call(imports.Transfer(memories.TransferOf(type.Type)));
                to.Write(CoreType.I32);
                break;
            default:
                PassVariant(from, to, type);
                break;
        }
    }

    private void PassVariant(FlatCursor from, FlatCursor to, LaidOutType type)
    {
        var (source, target) = (from.Fork(), to.Fork());
        from.Skip(type.FlatCount);
        to.Skip(type.FlatCount);
        var discriminant = ReadLocal(source);
        _checks.Discriminant(discriminant, (uint)type.Parts.Length);
        Write(target, discriminant);
        for (uint i = 0; i < type.Parts.Length; i++)
        {
            if (type.Parts[i] is not { } part) continue;
            body.Get(discriminant).I32(i).Op(CoreOp.I32Eq).If();
            Pass(source.Fork(), target.Fork(), part);
            body.End();
        }
    }

    private void PassScalar(FlatCursor from, FlatCursor to, PrimitiveKind kind)
    {
        var type = kind switch
        {
            PrimitiveKind.S64 or PrimitiveKind.U64 => CoreType.I64,
            PrimitiveKind.F32 => CoreType.F32,
            PrimitiveKind.F64 => CoreType.F64,
            PrimitiveKind.String or PrimitiveKind.ErrorContext => throw new UnreachableException(),
            _ => CoreType.I32,
        };
        if (kind == PrimitiveKind.Char)
        {
            var scalar = ReadLocal(from);
            _checks.Scalar(scalar);
            body.Get(scalar);
        }
        else
        {
            from.Read(type);
        }

        switch (kind)
        {
            case PrimitiveKind.Bool: body.I32(0).Op(CoreOp.I32Ne); break;
            case PrimitiveKind.S8: body.Op(CoreOp.I32Extend8S); break;
            case PrimitiveKind.S16: body.Op(CoreOp.I32Extend16S); break;
            case PrimitiveKind.U8: body.I32(0xff).Op(CoreOp.I32And); break;
            case PrimitiveKind.U16: body.I32(0xffff).Op(CoreOp.I32And); break;
        }

        to.Write(type);
    }

    private uint ReadLocal(FlatCursor from)
    {
        var local = body.I32Local();
        from.Read(CoreType.I32);
        body.Set(local);
        return local;
    }

    private void Write(FlatCursor to, uint local)
    {
        body.Get(local);
        to.Write(CoreType.I32);
    }
}
