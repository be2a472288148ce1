using System.Text;
using Wit.Model.Text;

namespace Wit.Compose.Wac.Json;

/// <summary>Turns offsets in UTF-16 code units into offsets in bytes of UTF-8.</summary>
internal sealed class ByteOffsets
{
    // The offset of each code unit; null when the text is ASCII, where both are the same.
    private readonly int[]? _offsets;

    public ByteOffsets(SourceText source)
    {
        var text = source.Content;
        if (Ascii.IsValid(text)) return;
        _offsets = new int[text.Length + 1];
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
            _offsets[i] = at;
            at += text[i] switch
            {
                < '\u0080' => 1,
                < '\u0800' => 2,
                // A pair of surrogates takes four bytes, and never ends a token between them.
                _ => char.IsSurrogate(text[i]) ? 2 : 3,
            };
        }

        _offsets[text.Length] = at;
    }

    public int this[int offset] => _offsets is null ? offset : _offsets[offset];
}
