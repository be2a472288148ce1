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

    /// <summary>
    /// Whether a function has a signature. Unchecked calls rely on it for memory safety, so it is asked of the engine for every
    /// function that is called from here, whatever a validator said before.
    /// </summary>
    public static bool Matches(nint context, NativeFunc function, CoreSignature signature)
    {
        var type = NativeMethods.FuncType(context, &function);
        var matches = Matches(*NativeMethods.FuncTypeParameters(type), signature.Parameters)
            && Matches(*NativeMethods.FuncTypeResults(type), signature.Results);
        NativeMethods.FuncTypeDelete(type);
        return matches;
    }

    private static bool Matches(NativeVector vector, IReadOnlyList<CoreType> types)
    {
        if (vector.Size != (nuint)types.Count) return false;
        for (var i = 0; i < types.Count; i++)
            if (NativeMethods.ValTypeKind(vector.Pointers[i]) != (byte)types[i]) return false;
        return true;
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
