using Wit.Model.Layout;
using Wit.Runtime.Instances;

namespace Wit.Runtime.Native;

/// <summary>Makes <c>wasm_functype_t</c> values.</summary>
internal static unsafe class NativeFuncType
{
    /// <summary>A function type; the caller frees it.</summary>
    public static nint Create(CoreSignature signature)
    {
        var parameters = CreateVector(signature.Parameters);
        var results = CreateVector(signature.Results);
        return NativeMethods.FuncTypeNew(&parameters, &results);
    }

    private static NativeVector CreateVector(IReadOnlyList<CoreType> types)
    {
        var pointers = new nint[types.Count];
        for (var i = 0; i < pointers.Length; i++) pointers[i] = NativeMethods.ValTypeNew((byte)types[i]);
        NativeVector vector;
        fixed (nint* start = pointers) NativeMethods.ValTypeVectorNew(&vector, (nuint)pointers.Length, start);
        return vector;
    }
}
