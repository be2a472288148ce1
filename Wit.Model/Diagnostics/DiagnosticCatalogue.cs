namespace Wit.Model.Diagnostics;

/// <summary>
/// Every diagnostic of the product, one descriptor per id; ids are never reused. Ranges, one file each: WIT00xx syntax,
/// WIT01xx resolution, WIT02xx binary, WIT03xx composition, WIT04xx binding, WIT05xx tools and running.
/// </summary>
public static partial class DiagnosticCatalogue
{
}
