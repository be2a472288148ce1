namespace Wit.Tests;

/// <summary>A core module without its custom sections, to compare two by what they do.</summary>
internal static class BareModule
{
    public static byte[] Of(ReadOnlySpan<byte> module)
    {
        List<byte> bytes = [.. module[..8]];
        for (var at = 8; at < module.Length;)
        {
            var (start, id, length, shift) = (at, module[at++], 0, 0);
            do
            {
                length |= (module[at] & 0x7f) << shift;
                shift += 7;
            } while ((module[at++] & 0x80) != 0);

            at += length;
            if (id != 0) bytes.AddRange(module[start..at]);
        }

        return [.. bytes];
    }
}
