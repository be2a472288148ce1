namespace Wit.Abi;

/// <summary>The <c>string-encoding</c> canonical option.</summary>
public enum StringEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>UTF-16, little endian, two-byte aligned.</summary>
    Utf16,

    /// <summary>Latin-1, or UTF-16 when the tag bit of the length is set.</summary>
    Latin1OrUtf16,
}
