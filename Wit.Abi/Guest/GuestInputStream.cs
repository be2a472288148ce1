namespace Wit.Abi;

/// <summary>The standard input of a component as a stream, and as <see cref="Console.In"/>.</summary>
/// <param name="read">Reads up to a number of bytes, at least one; none at the end.</param>
public sealed class GuestInputStream(Func<ulong, byte[]> read) : Stream
{
    private ReadOnlyMemory<byte> _rest;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Lets <see cref="Console.In"/> read from the component's standard input.</summary>
    /// <param name="read">Reads up to a number of bytes, at least one; none at the end.</param>
    public static void UseAsConsole(Func<ulong, byte[]> read) => Console.SetIn(new StreamReader(new GuestInputStream(read)));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        if (_rest.IsEmpty) _rest = read((ulong)buffer.Length);
        var count = Math.Min(buffer.Length, _rest.Length);
        _rest.Span[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
