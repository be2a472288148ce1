using Wit.Component.Reading;
using Wit.Model.Diagnostics;

namespace Wit.Component;

/// <summary>Types constant expressions (WebAssembly 3.0, "Constant Expressions").</summary>
internal sealed class ConstantRules(CoreModule module, CoreSubtyping subtyping)
{
    private readonly List<CoreValType> _stack = [];

    /// <summary>Reads an expression and checks that it gives one value of a type.</summary>
    /// <param name="cursor">Where it stands.</param>
    /// <param name="expected">The type.</param>
    /// <param name="globals">The number of globals that it can see, counted from the first.</param>
    public void Check(BinaryCursor cursor, CoreValType expected, int globals)
    {
        _stack.Clear();
        for (var code = cursor.ReadByte(); code != 0x0b; code = cursor.ReadByte()) Execute(cursor, code, globals);
        Pop(cursor, expected);
        if (_stack.Count > 0) throw cursor.Fail(DiagnosticCatalogue.TypeMismatch, "a constant expression leaves more than one value");
    }

    private void Execute(BinaryCursor cursor, byte code, int globals)
    {
        switch (code)
        {
            case 0x41:
                cursor.ReadSigned(32);
                _stack.Add(CoreValType.I32);
                break;
            case 0x42:
                cursor.ReadSigned(64);
                _stack.Add(CoreValType.I64);
                break;
            case 0x43:
                cursor.ReadBytes(4);
                _stack.Add(CoreValType.F32);
                break;
            case 0x44:
                cursor.ReadBytes(8);
                _stack.Add(CoreValType.F64);
                break;
            case 0x23: GetGlobal(cursor, globals); break;
            case 0xd0: Null(cursor); break;
            case 0xd2:
                var function = cursor.ReadU32();
                if (function >= (uint)module.Functions.Count) throw CoreModuleRules.Unknown(cursor, "function", function, module.Functions.Count);
                _stack.Add(new CoreValType(CoreValKind.Reference, false, (int)module.Functions[(int)function].Value));
                break;
            case 0x6a or 0x6b or 0x6c: Combine(cursor, CoreValType.I32); break;
            case 0x7c or 0x7d or 0x7e: Combine(cursor, CoreValType.I64); break;
            case 0xfb: Aggregate(cursor); break;
            case 0xfd:
                cursor.ReadU32();
                cursor.ReadBytes(16);
                _stack.Add(new CoreValType(CoreValKind.V128));
                break;
            default: throw cursor.Invalid(cursor.Offset - 1, code, "constant instruction");
        }
    }

    private void GetGlobal(BinaryCursor cursor, int globals)
    {
        var index = cursor.ReadU32();
        if (index >= (uint)globals) throw CoreModuleRules.Unknown(cursor, "global", index, globals);
        var global = module.Globals[(int)index];
        if (global.IsMutable) throw cursor.Fail(DiagnosticCatalogue.InvalidCoreModule, $"a constant expression cannot read global {index}, which is mutable");
        _stack.Add(global.Type);
    }

    private void Null(BinaryCursor cursor)
    {
        var type = new CoreValType(CoreValKind.Reference, true, CoreTypeReader.ReadHeapType(cursor));
        CoreTypeRules.CheckValue(type, module.Types.Count, cursor);
        _stack.Add(type);
    }

    private void Combine(BinaryCursor cursor, CoreValType type)
    {
        Pop(cursor, type);
        Pop(cursor, type);
        _stack.Add(type);
    }

    private void Aggregate(BinaryCursor cursor)
    {
        var start = cursor.Offset;
        var code = cursor.ReadU32();
        switch (code)
        {
            case 0 or 1:
                var (structIndex, fields) = Type<CoreStructType>(cursor, "struct");
                foreach (var field in fields.Fields.Reverse()) Fill(cursor, field, isDefault: code == 1);
                Push(structIndex);
                break;
            case 6 or 7:
                var (arrayIndex, array) = Type<CoreArrayType>(cursor, "array");
                Pop(cursor, CoreValType.I32);
                Fill(cursor, array.Element, isDefault: code == 7);
                Push(arrayIndex);
                break;
            case 8:
                var (fixedIndex, elements) = Type<CoreArrayType>(cursor, "array");
                // Every element pops a value, so a count that lies ends soon.
                for (var count = cursor.ReadU32(); count > 0; count--) Fill(cursor, elements.Element, isDefault: false);
                Push(fixedIndex);
                break;
            case 26: Convert(cursor, CoreValType.ExternHeap, CoreValType.AnyHeap); break;
            case 27: Convert(cursor, CoreValType.AnyHeap, CoreValType.ExternHeap); break;
            case 28:
                Pop(cursor, CoreValType.I32);
                _stack.Add(new CoreValType(CoreValKind.Reference, false, CoreValType.I31Heap));
                break;
            default: throw cursor.Invalid(start, code, "constant instruction");
        }

        void Push(uint index) => _stack.Add(new CoreValType(CoreValKind.Reference, false, (int)index));
    }

    private (uint Index, T Type) Type<T>(BinaryCursor cursor, string what) where T : CoreCompType
    {
        var index = cursor.ReadU32();
        if (index >= (uint)module.Types.Count) throw CoreModuleRules.Unknown(cursor, "type", index, module.Types.Count);
        return (index, module.Types[(int)index].Type as T ?? throw cursor.Fail(DiagnosticCatalogue.TypeMismatch, $"core type {index} is not a {what} type"));
    }

    private void Fill(BinaryCursor cursor, CoreFieldType field, bool isDefault)
    {
        if (!isDefault) Pop(cursor, field.Type ?? CoreValType.I32);
        else if (field.Type is { Kind: CoreValKind.Reference, IsNullable: false })
            throw cursor.Fail(DiagnosticCatalogue.TypeMismatch, "a field that cannot be null has no default value");
    }

    private void Convert(BinaryCursor cursor, int from, int to)
    {
        var isNullable = _stack is [.., { IsNullable: true }];
        Pop(cursor, new CoreValType(CoreValKind.Reference, true, from));
        _stack.Add(new CoreValType(CoreValKind.Reference, isNullable, to));
    }

    private void Pop(BinaryCursor cursor, CoreValType expected)
    {
        if (_stack.Count == 0) throw cursor.Fail(DiagnosticCatalogue.TypeMismatch, $"a constant expression lacks a value: expected {expected}");
        var found = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        if (!subtyping.Matches(found, expected)) throw cursor.Fail(DiagnosticCatalogue.TypeMismatch, $"type mismatch in a constant expression: expected {expected}, found {found}");
    }
}
