using Wit.Model;
using Wit.Parser;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

public class WitEncoderTests(ITestOutputHelper output)
{
    [Fact]
    public void EncodePackage_OfGreeter_DecodesToTheSameText()
    {
        var package = WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", "greeter")).Resolve!.Main!;
        var bytes = WitEncoder.EncodePackage(package);
        Assert.Empty(ComponentValidator.Validate(bytes).Diagnostics);
        var decoded = WitDecoder.Decode(bytes).Required.Main!;
        Assert.Equal(WitPrinter.Print(package), WitPrinter.Print(decoded));
        Assert.Equal(bytes, WitEncoder.EncodePackage(decoded));
    }

    [Fact]
    public void Embed_OfWorld_AppendsASectionThatDecodesToIt()
    {
        var world = WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", "greeter")).Resolve!.Worlds.First(w => w.Name == "consumer-world");
        var module = CoreModuleReader.Read(WitEncoder.Embed(WatAssembler.Assemble("(module)"), world)).Required;
        var section = Assert.Single(module.CustomSections);
        Assert.Equal("component-type", section.Name);
        var decoded = Assert.Single(WitDecoder.Decode(section.Data).Required.Worlds);
        Assert.Equal("example:greeter/consumer-world@1.0.0", decoded.QualifiedName);
        Assert.Equal(["example:greeter/greet@1.0.0"], decoded.Imports.Select(i => i.ExternName));
        Assert.Equal(["run"], decoded.Exports.Select(i => i.ExternName));
    }

    [SkippableFact]
    public void EncodePackage_OfExpectedPackages_GivesTheExpectedStructure()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var root = Path.Combine(RepositoryFiles.Conformance!, "wit-component", "interfaces");
        var (passed, sameDocs, failures) = (0, 0, new List<string>());
        foreach (var wat in Directory.EnumerateFiles(root, "*.wat").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(wat);
            var input = Directory.Exists(Path.Combine(root, name)) ? Path.Combine(root, name) : Path.Combine(root, name + ".wit");
            var loaded = WitLoader.Load(input);
            if (loaded.Resolve?.Main is not { } main)
            {
                failures.Add($"{name}: not loaded: {loaded.Diagnostics[0].Message}");
                continue;
            }

            var expected = ComponentReader.Read(ConformanceComponents.Assemble(wat, output)!).Required;
            var bytes = WitEncoder.EncodePackage(main);
            var found = ComponentReader.Read(bytes).Required;
            if (ComponentValidator.Validate(bytes).Diagnostics is [var broken, ..]) failures.Add($"{name}: invalid: {broken.Message}");
            else if (!Bare(found).AsSpan().SequenceEqual(Bare(expected))) failures.Add($"{name}: other structure: {Difference(found, expected)}");
            else if (!WitEncoder.EncodePackage(WitDecoder.Decode(bytes).Required.Main!).AsSpan().SequenceEqual(bytes)) failures.Add($"{name}: encodes differently once decoded");
            else passed++;
            if (Docs(found).SequenceEqual(Docs(expected))) sameDocs++;
            else output.WriteLine($"{name}: docs differ:\n{System.Text.Encoding.UTF8.GetString(Docs(found))}\n{System.Text.Encoding.UTF8.GetString(Docs(expected))}");
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine($"{passed} encoded as expected and again after decoding, {failures.Count} not; {sameDocs} with the same bytes of docs");
        Assert.Empty(failures);
    }

    [SkippableFact]
    public void EncodePackage_OfDecodedPackages_GivesTheSameBytes()
    {
        Skip.If(RepositoryFiles.Conformance is null, "the conformance data is not there");
        var (same, failures) = (0, new List<string>());
        foreach (var input in Inputs(RepositoryFiles.Conformance!))
        {
            var loaded = WitLoader.Load(input, new WitLoadOptions { AllFeatures = true });
            Assert.True(loaded.Resolve is not null, $"{input}: {string.Join("; ", loaded.Diagnostics)}");
            foreach (var package in loaded.Resolve.Packages)
            {
                var bytes = WitEncoder.EncodePackage(package);
                var decoded = WitDecoder.Decode(bytes);
                if (decoded.Resolve?.Main is not { } main) failures.Add($"{input}: {package}: {decoded.Diagnostics[0].Message}");
                else if (!bytes.AsSpan().SequenceEqual(WitEncoder.EncodePackage(main))) failures.Add($"{input}: {package} encodes differently once decoded");
                else same++;
            }
        }

        output.WriteLine($"{same} packages are the same bytes when they are decoded and encoded again, {failures.Count} are not");
        Assert.Empty(failures);
    }

    [Fact]
    public void EncodePackage_WithFunctionsAmongMethods_KeepsTheOrderOfDocsAndGates()
    {
        var text = """
            package a:b@1.2.0;

            interface i {
              /// First.
              first: func();
              plain: func();

              resource r {
                /// Last.
                last: func();
                plain: func();
              }

              /// Second.
              second: func();

              resource q {
                /// Make.
                constructor();
              }
            }

            world w {
              @since(version = 1.1.0)
              import i;
              /// Runs.
              @unstable(feature = f)
              export run: func();
            }
            """;
        var package = WitLoader.Load([new WitSourceFile("a.wit", text)], new WitLoadOptions { AllFeatures = true }).Resolve!.Main!;
        var bytes = WitEncoder.EncodePackage(package);
        var decoded = WitDecoder.Decode(bytes).Required.Main!;
        Assert.Equal(
            ["first", "[method]r.last", "plain", "second", "[constructor]q", "[method]r.plain"],
            decoded.Interfaces[0].Functions.Select(f => f.Name));
        Assert.Equal(new StableSince(new SemanticVersion(1, 1, 0), null), decoded.Worlds[0].Imports[0].Stability);
        Assert.Equal(bytes, WitEncoder.EncodePackage(decoded));
        Assert.Equal(WitPrinter.Print(package), WitPrinter.Print(decoded));
    }

    private static IEnumerable<string> Inputs(string root) =>
    [
        .. Directory.EnumerateFileSystemEntries(Path.Combine(root, "wit-component", "interfaces")).Where(p => Directory.Exists(p) || p.EndsWith(".wit", StringComparison.Ordinal)),
        .. Directory.EnumerateFileSystemEntries(Path.Combine(root, "codegen-wit")).Select(p => Directory.Exists(p) ? Path.Combine(p, "wit") : p),
        .. Directory.EnumerateDirectories(Path.Combine(root, "wasi-wit")),
    ];

    private static string Difference(ComponentBinary found, ComponentBinary expected)
    {
        foreach (var (f, e) in found.Items.OfType<TypeDefinition>().Zip(expected.Items.OfType<TypeDefinition>()))
        {
            if (f.Type is not ComponentDefType ft || e.Type is not ComponentDefType et || Names(ft) == Names(et)) continue;
            return $"found {Names(ft)}, expected {Names(et)}";
        }

        return "the same imports and exports";
    }

    private static string Names(ComponentDefType type) => string.Join(' ', type.Declarations.Select(d => d switch
    {
        ImportDeclaration import => "import " + import.Name,
        ExportDeclaration export => "export " + export.Name,
        AliasDeclaration { Alias: ExportAlias alias } => $"alias {alias.Instance.Value} {alias.Name}",
        TypeDeclaration { Type: ComponentDefType nested } => $"({Names(nested)})",
        TypeDeclaration { Type: InstanceDefType nested } => $"({Names(new ComponentDefType(nested.Declarations))})",
        TypeDeclaration other => other.Type.GetType().Name,
        _ => d.GetType().Name,
    }));

    private static byte[] Bare(ComponentBinary component) => ComponentWriter.Write(new ComponentBinary([.. component.Items.Where(i => i is not CustomSection)]));

    private static byte[] Docs(ComponentBinary component) => component.CustomSections.FirstOrDefault(s => s.Name == "package-docs")?.Data.ToArray() ?? [];
}
