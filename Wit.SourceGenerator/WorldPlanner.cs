using Wit.Bindgen;
using Wit.Model;
using Wit.Model.Diagnostics;
using Wit.Model.Types;
using Wit.Parser;

namespace Wit.SourceGenerator;

/// <summary>Turns an item into a plan: parse, resolve, choose the world, decide the bindings.</summary>
internal static class WorldPlanner
{
    /// <summary>Plans the bindings of an item.</summary>
    public static WorldPlan Plan(WitPackageInput input, CancellationToken ct)
    {
        var (item, diagnostics) = (input.Item, new List<Diagnostic>());
        if (item.Options(out var side, out var problem) is not { } options) return Invalid(item, problem!);
        if (input.Files.Count == 0) return Invalid(item, "there is no .wit file there");
        var files = input.Files.Select(f => new WitSourceFile(f.Path, f.Content) { RelativePath = item.RelativePathOf(f.Path) }).ToList();
        var loaded = WitLoader.Load(files, LoadOptions(item), ct);
        diagnostics.AddRange(loaded.Diagnostics);
        if (loaded.Resolve is not { } resolve || loaded.HasErrors) return new WorldPlan(null, Infos(diagnostics));
        if (FindWorld(resolve, item, diagnostics) is not { } world) return new WorldPlan(null, Infos(diagnostics));
        ct.ThrowIfCancellationRequested();
        if (item.Signatures.Length > 0 && side == BindingSide.Host)
        {
            if (input.Signatures is not { } signatures) return Invalid(item, $"its Signatures, `{item.Signatures}`, is not there, or does not end in .signatures");
            diagnostics.AddRange(ComponentSignatures.Compare(world, signatures.Content, signatures.Path));
        }

        var binding = side == BindingSide.Host
            ? HostBindings.Plan(resolve, world, options, diagnostics)
            : GuestBindings.Plan(resolve, world, options, diagnostics);
        return new WorldPlan(binding, Infos(diagnostics));
    }

    private static WitLoadOptions LoadOptions(WitItem item)
    {
        var features = item.Features.Split(',').Select(f => f.Trim()).Where(f => f.Length > 0).ToList();
        return new WitLoadOptions { Features = features, AllFeatures = features.Contains("*") };
    }

    private static WitWorld? FindWorld(WitResolve resolve, WitItem item, List<Diagnostic> diagnostics)
    {
        var own = resolve.Main?.Worlds ?? [];
        if (item.World.Length == 0 && own.Count == 1) return own[0];
        var found = own.FirstOrDefault(w => w.Name == item.World) ?? resolve.Worlds.FirstOrDefault(w => w.QualifiedName == item.World);
        if (found is not null) return found;
        var message = item.World.Length == 0
            ? $"the item `{item.Path}` names no world, and its package has {(own.Count == 0 ? "none" : "several")}"
            : $"there is no world `{item.World}` in `{item.Path}`";
        diagnostics.Add(new Diagnostic(DiagnosticCatalogue.UnknownBindingWorld, DiagnosticLocation.None, message)
        {
            Hint = own.Count == 0 ? null : $"set World to {string.Join(" or ", own.Select(w => $"`{w.Name}`"))}",
        });
        return null;
    }

    private static WorldPlan Invalid(WitItem item, string problem) => new(
        null, Infos([new Diagnostic(DiagnosticCatalogue.InvalidWitItem, DiagnosticLocation.None, $"the Wit item `{item.Path}` cannot be used: {problem}")]));

    private static EquatableList<DiagnosticInfo> Infos(IEnumerable<Diagnostic> diagnostics) => EquatableList.From(diagnostics.Select(DiagnosticInfo.Of));
}
