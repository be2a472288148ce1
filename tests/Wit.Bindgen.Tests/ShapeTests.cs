using Wit.Model.Diagnostics;

namespace Wit.Bindgen.Tests;

/// <summary>What C# the corners of WIT become; all of it compiles without a warning.</summary>
public sealed class ShapeTests
{
    private const string Corners = """
        package my:corners@1.2.3;

        /// One & two <three>.
        interface a {
          record class { %string: string, class: u32, equals: bool, to-string: u8 }
          variant value { value(u32), payload, canonical(list<u8>), get-type(value2) }
          record value2 { x: f32 }
          enum none { none, default }
          flags rights { none, read }
          flags eight { b0, b1, b2, b3, b4, b5, b6, b7 }
          record thing { big: tuple<u8, u8, u8, u8, u8, u8, u8, u8, u32>, one: tuple<string>, deep: option<option<option<string>>> }
          get-type: func(this: class, slots: u32, call: u32, %result: u32, name: option<value>) -> result<value, none>;
          fail: func() -> result;
          dispose: func(slots: list<u8>, arguments: list<f64>) -> tuple<rights, eight>;
          take: func(t: thing, words: map<string, list<u32>>, digits: list<u8, 12>) -> option<result<_, string>>;
          many: func(a: list<u8>, b: list<u8>, c: list<u8>, d: list<u8>, e: list<u8>, f: list<u8>, g: list<u8>, h: list<u8>, i: list<string>);
        }

        interface b {
          record value { y: u64 }
          use a.{class as other};
          f: func(o: other) -> value;
        }

        world w {
          import a;
          import b;
          import log: func(message: string) -> result<u32>;
          import inner: interface { record value { z: u8 } g: func(v: value); }
          export a;
          export b;
          export run: func() -> result<_, string>;
          export dispose: func();
        }
        """;

    [Theory]
    [InlineData(ResultStyle.Throw, BindingVisibility.Public)]
    [InlineData(ResultStyle.Value, BindingVisibility.Internal)]
    public void Corners_HostBindings_CompileWithoutWarnings(ResultStyle style, BindingVisibility visibility)
    {
        var (resolve, world) = Fixtures.Parse(Corners, "w");
        GeneratedAssembly.Compile(HostBindings.Generate(resolve, world, new BindgenOptions { ResultStyle = style, Visibility = visibility }));
    }

    [Theory]
    [InlineData(ResultStyle.Throw)]
    [InlineData(ResultStyle.Value)]
    public void Corners_GuestBindings_MissOnlyTheUsersPart(ResultStyle style)
    {
        var (resolve, world) = Fixtures.Parse(Corners, "w");
        var errors = GeneratedAssembly.Problems(GuestBindings.Generate(resolve, world, new BindgenOptions { ResultStyle = style }));
        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.Contains("CS0535", e, StringComparison.Ordinal));
    }

    [Fact]
    public void TypesOfOneName_InTwoInterfaces_CarryTheInterfacesName()
    {
        var (resolve, world) = Fixtures.Parse(Corners, "w");
        var names = HostBindings.Generate(resolve, world, new BindgenOptions { RootNamespace = "Root" }).Select(f => f.Name).ToList();
        Assert.Contains("Root.My.Corners.AValue.g.cs", names);
        Assert.Contains("Root.My.Corners.BValue.g.cs", names);
        Assert.Contains("Root.My.Corners.WInnerValue.g.cs", names);
        Assert.DoesNotContain("Root.My.Corners.Value.g.cs", names);
    }

    [Fact]
    public void Namespaces_TwoVersionsOfAPackage_CarryTheVersion()
    {
        var (resolve, world) = Fixtures.Parse(
            """
            package a:b;
            package x:y@1.0.0 { interface i { record r { f: u8 } g: func(r: r); } }
            package x:y@2.0.0 { interface i { record r { f: u16 } g: func(r: r); } }
            world w { import x:y/i@1.0.0; import x:y/i@2.0.0; }
            """,
            "w");
        var files = HostBindings.Generate(resolve, world, new BindgenOptions());
        Assert.Contains("X.Y.V1_0_0.R.g.cs", files.Select(f => f.Name));
        Assert.Contains("X.Y.V2_0_0.IIInterface.g.cs".Replace("Interface", "", StringComparison.Ordinal), files.Select(f => f.Name));
        GeneratedAssembly.Compile(files);
    }

    [Fact]
    public void Unsupported_EachFeature_IsReportedByName()
    {
        var (resolve, world) = Fixtures.Parse(
            """
            package a:b;
            interface i {
              f: func(s: stream<u8>);
              g: func() -> future<string>;
              h: async func();
            }
            world w { import i; }
            """,
            "w");
        var diagnostics = Assert.Throws<DiagnosticException>(() => HostBindings.Generate(resolve, world, new BindgenOptions())).Diagnostics;
        Assert.Equal(
            [
                "WIT0401 function `f` uses a stream, which the C# bindings do not support yet",
                "WIT0401 function `g` uses a future, which the C# bindings do not support yet",
                "WIT0401 function `h` is async, which the C# bindings do not support yet",
            ],
            diagnostics.Select(d => $"{d.Id} {d.Message}"));
        Assert.Equal(2, diagnostics[0].Location.Span!.Value.Source.GetPosition(diagnostics[0].Location.Span!.Value.Start).Line);
    }
}
