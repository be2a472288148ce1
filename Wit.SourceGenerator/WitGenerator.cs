using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wit.Model.Types;

namespace Wit.SourceGenerator;

/// <summary>Generates C# bindings from the <c>Wit</c> items of a project.</summary>
/// <remarks>
/// The pipeline: items and texts -> per item its package -> plan -> binding -> files. Nothing depends on the compilation, so
/// editing C# runs nothing; a binding holds no places, so editing a comment in a .wit file stops there.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class WitGenerator : IIncrementalGenerator
{
    /// <summary>The step that decodes the items.</summary>
    public const string ItemsStep = "Items";

    /// <summary>The step that gives each item its files.</summary>
    public const string PackagesStep = "Packages";

    /// <summary>The step that parses, resolves and decides.</summary>
    public const string PlansStep = "Plans";

    /// <summary>The step from which places are gone.</summary>
    public const string BindingsStep = "Bindings";

    /// <summary>The step that holds the text of the files.</summary>
    public const string SourcesStep = "Sources";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var items = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => WitItem.Decode(options.GlobalOptions.TryGetValue("build_property.WitItems", out var value) ? value : null))
            .WithTrackingName(ItemsStep);
        var texts = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(".wit", StringComparison.OrdinalIgnoreCase) || text.Path.EndsWith(".signatures", StringComparison.OrdinalIgnoreCase))
            .Select(static (text, ct) => new WitText(text.Path, text.GetText(ct)?.ToString() ?? ""))
            .Collect()
            .Select(static (files, _) => EquatableList.From(files.OrderBy(f => f.Path, StringComparer.Ordinal)));
        var plans = items
            .SelectMany(static (all, _) => all)
            .Combine(texts)
            .Select(static (pair, _) => WitPackageInput.Of(pair.Left, pair.Right))
            .WithTrackingName(PackagesStep)
            .Select(static (input, ct) => WorldPlanner.Plan(input, ct))
            .WithTrackingName(PlansStep);
        var sources = plans
            .Select(static (plan, _) => plan.World)
            .WithTrackingName(BindingsStep)
            .Collect()
            .Select(static (worlds, _) => GeneratedSources.Write(worlds.Where(w => w is not null)!))
            .WithTrackingName(SourcesStep);

        // Two worlds of one package find the same mistakes.
        var diagnostics = plans.Collect().SelectMany(static (all, _) => all.SelectMany(p => p.Diagnostics).Distinct());
        context.RegisterSourceOutput(diagnostics, static (output, d) => output.ReportDiagnostic(d.ToRoslyn()));
        context.RegisterSourceOutput(sources.SelectMany(static (s, _) => s.Conflicts), static (output, d) => output.ReportDiagnostic(d.ToRoslyn()));
        context.RegisterSourceOutput(
            sources.SelectMany(static (s, _) => s.Files), static (output, file) => output.AddSource(file.Name, SourceText.From(file.Text, Encoding.UTF8)));
    }
}
