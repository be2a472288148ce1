namespace Wit.Component.Tests.Mutation;

/// <summary>A changed file.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Code">Where the bodies of its core functions are.</param>
/// <param name="Story">How it came about, enough to make it again.</param>
internal sealed record Mutant(byte[] Bytes, IReadOnlyList<Range> Code, string Story);

/// <summary>Makes mutants of component files: changed bytes, cut files, wrong lengths, sections in other places.</summary>
/// <remarks>Bodies of core functions stay as they are: they are the engine's part, and a change there says nothing here.</remarks>
internal sealed class Mutator(IReadOnlyList<Seed> seeds)
{
    private static readonly byte[] Telling = [0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x0b, 0x10, 0x11, 0x12, 0x40, 0x60, 0x63, 0x64, 0x68, 0x69, 0x70, 0x7e, 0x7f, 0x80, 0xff];

    /// <summary>The mutant of a number; the same number gives the same mutant of the same seeds.</summary>
    public Mutant Make(int number)
    {
        var random = new Random(number);
        var seed = seeds[random.Next(seeds.Count)];
        if (seed.Sections is null || random.Next(4) == 0) return MakeOfBytes(seed, random, number);
        var file = seed.Sections.Clone();
        var changes = random.Next(1, 4);
        for (var i = 0; i < changes; i++) Change(file, random);
        var (bytes, code) = file.ToFile();
        return new Mutant(bytes, code, $"{seed.Name} #{number}, sections");
    }

    // Lengths of sections are wrong after most of these.
    private static Mutant MakeOfBytes(Seed seed, Random random, int number)
    {
        var (bytes, code) = seed.Sections?.ToFile() ?? (seed.Bytes, []);
        if (random.Next(8) == 0) return new Mutant(bytes[..random.Next(bytes.Length)], code, $"{seed.Name} #{number}, cut");
        bytes = [.. bytes];
        var changes = random.Next(1, 4);
        for (var i = 0; i < changes; i++)
        {
            var at = random.Next(bytes.Length);
            if (!code.Any(range => at >= range.Start.Value && at < range.End.Value)) bytes[at] = Other(bytes[at], random);
        }

        return new Mutant(bytes, code, $"{seed.Name} #{number}, bytes");
    }

    private void Change(Section file, Random random)
    {
        var all = file.All().ToList();
        var section = all[random.Next(all.Count)];
        switch (random.Next(12))
        {
            case 0 when section.Children is { Count: > 1 } children:
                var (a, b) = (random.Next(children.Count), random.Next(children.Count));
                (children[a], children[b]) = (children[b], children[a]);
                break;
            case 1 when section.Children is { Count: > 0 } children:
                children.RemoveAt(random.Next(children.Count));
                break;
            case 2 when section.Children is { Count: > 0 } children:
                children.Insert(random.Next(children.Count + 1), children[random.Next(children.Count)].Clone());
                break;
            case 3 when section.Children is { } children && seeds[random.Next(seeds.Count)].Sections?.All().ToList() is { } others:
                children.Insert(random.Next(children.Count + 1), others[random.Next(others.Count)].Clone());
                break;
            case 4:
                section.Id = (byte)random.Next(15);
                break;
            default:
                if (!section.IsCode) section.Payload = ChangePayload(section.Payload, random);
                break;
        }
    }

    private static byte[] ChangePayload(byte[] payload, Random random)
    {
        if (payload.Length == 0) return [(byte)random.Next(256)];
        var bytes = payload.ToList();
        // Most counts and indices stand at the beginning, and most of a large section is data.
        var at = random.Next(3) == 0 ? random.Next(Math.Min(16, bytes.Count)) : random.Next(bytes.Count);
        switch (random.Next(8))
        {
            case 0: bytes.Insert(at, (byte)random.Next(256)); break;
            case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 5), bytes.Count - at)); break;
            case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 9), bytes.Count - at))); break;
            default: bytes[at] = Other(bytes[at], random); break;
        }

        return [.. bytes];
    }

    private static byte Other(byte value, Random random) => random.Next(4) switch
    {
        0 => (byte)(value ^ (1 << random.Next(8))),
        1 => Telling[random.Next(Telling.Length)],
        2 => (byte)(value + (random.Next(2) == 0 ? 1 : -1)),
        _ => (byte)random.Next(256),
    };
}
