using Wit.Model.Layout;

namespace Wit.Component.Fusion;

/// <summary>Walks over locals that hold a flattened value.</summary>
/// <param name="body">The adapter.</param>
/// <param name="locals">The locals with their core types.</param>
/// <param name="position">The first.</param>
internal sealed class FlatCursor(AdapterBody body, IReadOnlyList<(uint Local, CoreType Type)> locals, int position = 0)
{
    /// <summary>Another cursor that begins here.</summary>
    public FlatCursor Fork() => new(body, locals, position);

    /// <summary>Passes over core values.</summary>
    public void Skip(int count) => position += count;

    /// <summary>Puts the next value on the stack as a core type.</summary>
    public void Read(CoreType type)
    {
        var (local, have) = locals[position++];
        body.Get(local).Coerce(have, type);
    }

    /// <summary>Takes the next value from the stack.</summary>
    public void Write(CoreType type)
    {
        var (local, want) = locals[position++];
        body.Coerce(type, want).Set(local);
    }
}
