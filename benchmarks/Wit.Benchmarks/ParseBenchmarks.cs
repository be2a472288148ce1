using BenchmarkDotNet.Attributes;
using Wit.Parser;

namespace Wit.Benchmarks;

/// <summary>
/// Parsing and resolving a package from memory, warm. <c>WIT_BENCHMARK_PACKAGE</c> names a package directory with its deps/ (WASI http, say);
/// without it a generated package of about 130 KB is used.
/// </summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private IReadOnlyList<WitSourceFile> _files = [];

    [GlobalSetup]
    public void Setup()
    {
        _files = Environment.GetEnvironmentVariable("WIT_BENCHMARK_PACKAGE") is { Length: > 0 } folder
            ? ReadPackage(folder)
            : [new WitSourceFile("generated.wit", GeneratedPackage(interfaces: 200))];
        if (WitLoader.Load(_files).HasErrors) throw new InvalidOperationException("the package has errors");
    }

    [Benchmark]
    public object ParseAndResolve() => WitLoader.Load(_files).Resolve!;

    /// <summary>The number of UTF-16 code units that are parsed.</summary>
    public int Size => _files.Sum(f => f.Content.Length);

    /// <summary>A package of about 650 code units for each interface.</summary>
    public static string GeneratedPackage(int interfaces)
    {
        var text = new System.Text.StringBuilder("package bench:generated@1.0.0;\n");
        for (var i = 0; i < interfaces; i++)
        {
            var use = i == 0 ? "" : "  use i0.{point};\n";
            var point = i == 0 ? "  record point { x: u32, y: u32 }\n" : "";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $$"""
                /// The interface number {{i}}, with a comment of the usual length that has to be read, too.
                interface i{{i}} {
                {{use}}{{point}}  /// A record.
                  record r{{i}} { name: string, place: point, tags: list<tuple<string, option<u64>>>, }
                  variant v{{i}} { none, one(r{{i}}), many(list<r{{i}}>), }
                  enum e{{i}} { first, second, third }
                  resource t{{i}} {
                    constructor(size: u32);
                    /// Reads.
                    read: func(at: u64, len: u32) -> result<list<u8>, e{{i}}>;
                    write: func(at: u64, data: list<u8>) -> result<_, e{{i}}>;
                  }
                  find: func(name: string, near: point) -> option<v{{i}}>;
                  open: func(name: string) -> result<t{{i}}, e{{i}}>;
                }

                """);
        }

        return text.ToString();
    }

    private static List<WitSourceFile> ReadPackage(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.wit", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => new WitSourceFile(path, File.ReadAllText(path)) { RelativePath = Path.GetRelativePath(folder, path).Replace('\\', '/') })];
}
