using Wit.Bindgen.Model;
using Wit.Model.Types;

namespace Wit.SourceGenerator;

/// <summary>
/// What became of an item. The two parts take separate ways from here: diagnostics carry places and change with every edit,
/// the binding changes only when the generated code does.
/// </summary>
/// <param name="World">The binding; null when there are errors.</param>
/// <param name="Diagnostics">What is to be reported.</param>
internal sealed record WorldPlan(WorldBinding? World, EquatableList<DiagnosticInfo> Diagnostics);
