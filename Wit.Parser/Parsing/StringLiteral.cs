using System.Globalization;
using System.Text;

namespace Wit.Parser.Parsing;

/// <summary>Decodes a string literal, which is a <c>name</c> of the core text format.</summary>
internal static class StringLiteral
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The value; null with a message when the literal is wrong.</summary>
    /// <param name="literal">The text with its quotation marks.</param>
    /// <param name="problem">What is wrong.</param>
    public static string? Decode(string literal, out string? problem)
    {
        problem = null;
        var bytes = new List<byte>(literal.Length);
        for (var i = 1; i < literal.Length - 1; i++)
        {
            if (literal[i] != '\\')
            {
                var length = char.IsSurrogatePair(literal, i) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(literal.Substring(i, length)));
                i += length - 1;
                continue;
            }

            problem = Escape(literal, ref i, bytes);
            if (problem is not null) return null;
        }

        try
        {
            return Strict.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            problem = "the escapes of the string do not make up valid UTF-8";
            return null;
        }
    }

    // Leaves `i` on the last character of the escape.
    private static string? Escape(string literal, ref int i, List<byte> bytes)
    {
        var c = literal[++i];
        if (c == 'u') return Unicode(literal, ref i, bytes);
        if (Simple(c) is { } simple)
        {
            bytes.Add((byte)simple);
            return null;
        }

        if (i + 1 < literal.Length && byte.TryParse(
            literal.Substring(i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            bytes.Add(value);
            i++;
            return null;
        }

        return $"`\\{c}` is no escape of a string";
    }

    private static char? Simple(char c) => c switch
    {
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        '"' or '\'' or '\\' => c,
        _ => null,
    };

    private static string? Unicode(string literal, ref int i, List<byte> bytes)
    {
        var end = literal.IndexOf('}', i);
        if (end < 0 || literal[i + 1] != '{') return "a Unicode escape has the form `\\u{1f600}`";
        var digits = literal.Substring(i + 2, end - i - 2);
        if (digits.Length == 0 || digits[0] == '_' || digits[digits.Length - 1] == '_') return "a Unicode escape has the form `\\u{1f600}`";
        var isNumber = uint.TryParse(digits.Replace("_", ""), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        if (!isNumber || value > 0x10FFFF || value is >= 0xD800 and <= 0xDFFF) return $"`\\u{{{digits}}}` is no Unicode scalar value";
        bytes.AddRange(Encoding.UTF8.GetBytes(char.ConvertFromUtf32((int)value)));
        i = end;
        return null;
    }
}
