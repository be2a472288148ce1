using System.Globalization;
using System.Text;

namespace Wit.Component.Wast;

/// <summary>String literals of the text format: any bytes, so UTF-8 only where the script says so.</summary>
public static class WastString
{
    /// <summary>The bytes that a literal stands for.</summary>
    /// <param name="literal">The literal with its quotes.</param>
    /// <exception cref="FormatException">It is no string literal, or has an unknown escape.</exception>
    public static byte[] Decode(string literal)
    {
        ArgumentNullException.ThrowIfNull(literal);
        if (literal.Length < 2 || literal[0] != '"' || literal[^1] != '"') throw new FormatException($"a string is expected, not {literal}");
        var bytes = new List<byte>();
        for (var i = 1; i < literal.Length - 1; i++)
        {
            if (literal[i] == '\\')
            {
                i += DecodeEscape(literal.AsSpan(i + 1, literal.Length - i - 2), bytes);
                continue;
            }

            if (!Rune.TryGetRuneAt(literal, i, out var rune)) throw new FormatException("a string has half of a surrogate pair");
            i += rune.Utf16SequenceLength - 1;
            Append(bytes, rune);
        }

        return [.. bytes];
    }

    /// <summary>Decodes what follows a backslash and gives its length.</summary>
    private static int DecodeEscape(ReadOnlySpan<char> rest, List<byte> bytes)
    {
        if (rest.IsEmpty) throw new FormatException("a string ends in an escape");
        if ("tnr\"'\\".IndexOf(rest[0], StringComparison.Ordinal) is var simple and >= 0)
        {
            bytes.Add((byte)"\t\n\r\"'\\"[simple]);
            return 1;
        }

        if (rest.StartsWith("u{") && rest.IndexOf('}') is var close and > 0
            && int.TryParse(rest[2..close], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code))
        {
            Append(bytes, new Rune(code));
            return close + 1;
        }

        if (rest.Length < 2 || !byte.TryParse(rest[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            throw new FormatException($"a string has the unknown escape \\{rest[0]}");
        bytes.Add(value);
        return 2;
    }

    private static void Append(List<byte> bytes, Rune rune)
    {
        Span<byte> buffer = stackalloc byte[4];
        bytes.AddRange(buffer[..rune.EncodeToUtf8(buffer)]);
    }
}
