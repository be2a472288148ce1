namespace Wit.Component.Tests.Mutation;

/// <summary>
/// A section of a component or core module that can be changed and written again with lengths that are right, so that a change
/// gets behind the first length check. Read leniently: what is no sequence of sections is left as bytes.
/// </summary>
internal sealed class Section
{
    private const int ModulePreamble = 8;

    private Section(byte id, byte[] payload, List<Section>? children)
    {
        Id = id;
        Payload = payload;
        Children = children;
    }

    public byte Id { get; set; }

    /// <summary>The contents; of a component or module only the preamble.</summary>
    public byte[] Payload { get; set; }

    /// <summary>The sections of a component or module; null where there are none.</summary>
    public List<Section>? Children { get; }

    /// <summary>Whether this is the section of a core module that holds function bodies.</summary>
    public bool IsCode { get; private init; }

    /// <summary>A whole file as one section without an id.</summary>
    public static Section OfFile(byte[] bytes) => Of(0, bytes, IsComponent(bytes), insideModule: false);

    public Section Clone() => new(Id, Payload, Children?.ConvertAll(child => child.Clone())) { IsCode = IsCode };

    /// <summary>This section and all inside it.</summary>
    public IEnumerable<Section> All() => Children is null ? [this] : [this, .. Children.SelectMany(child => child.All())];

    /// <summary>The file, and where its function bodies are.</summary>
    public (byte[] Bytes, List<Range> Code) ToFile()
    {
        var output = new List<byte>();
        var code = new List<Range>();
        WriteContents(output, code);
        return ([.. output], code);
    }

    private static Section Of(byte id, byte[] payload, bool isComponent, bool insideModule)
    {
        var isModule = !isComponent && (id == 1 || id == 0) && !insideModule && payload.Length >= ModulePreamble && payload.AsSpan(0, 4).SequenceEqual("\0asm"u8);
        if (!isComponent && !isModule) return new Section(id, payload, null) { IsCode = insideModule && id == 10 };
        var children = new List<Section>();
        var at = ModulePreamble;
        while (at < payload.Length)
        {
            var childId = payload[at++];
            var length = ReadLength(payload, ref at);
            if (length > payload.Length - at) return new Section(id, payload, null);
            var contents = payload.AsSpan(at, length).ToArray();
            children.Add(Of(childId, contents, isComponent && childId == 4 && IsComponent(contents), isModule));
            at += length;
        }

        return new Section(id, payload[..ModulePreamble], children);
    }

    private static bool IsComponent(byte[] bytes) => bytes.AsSpan().StartsWith("\0asm\x0d\0\x01\0"u8);

    private static int ReadLength(byte[] bytes, ref int at)
    {
        uint result = 0;
        for (var shift = 0; at < bytes.Length && shift < 35; shift += 7)
        {
            var next = bytes[at++];
            result |= (uint)(next & 0x7f) << shift;
            if ((next & 0x80) == 0) return (int)Math.Min(result, int.MaxValue);
        }

        return int.MaxValue;
    }

    private void WriteContents(List<byte> output, List<Range> code)
    {
        if (IsCode) code.Add(output.Count..(output.Count + Payload.Length));
        output.AddRange(Payload);
        foreach (var child in Children ?? []) child.Write(output, code);
    }

    private void Write(List<byte> output, List<Range> code)
    {
        var contents = new List<byte>();
        var inside = new List<Range>();
        WriteContents(contents, inside);
        output.Add(Id);
        for (var length = (uint)contents.Count; ; length >>= 7)
        {
            output.Add((byte)(length < 0x80 ? length : length | 0x80));
            if (length < 0x80) break;
        }

        code.AddRange(inside.Select(range => (range.Start.Value + output.Count)..(range.End.Value + output.Count)));
        output.AddRange(contents);
    }
}
