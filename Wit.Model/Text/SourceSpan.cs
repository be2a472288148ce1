namespace Wit.Model.Text;

/// <summary>A stretch of a source file, in UTF-16 code units.</summary>
/// <param name="Source">The file.</param>
/// <param name="Start">Offset of the first code unit.</param>
/// <param name="Length">Number of code units.</param>
public readonly record struct SourceSpan(SourceText Source, int Start, int Length)
{
    /// <summary>Offset just behind the last code unit.</summary>
    public int End => Start + Length;
}
