using Wit.Model.Diagnostics;

namespace Wit.Bindgen.Tests;

/// <summary>What C# the corners of resources and of names become; all of it compiles without a warning.</summary>
public sealed class ResourceShapeTests
{
    private const string Corners = """
        package my:corners;

        interface thing {
          resource thing {
            constructor(self: u32, handle: u32);
            dispose: func();
            thing: func() -> u32;
            i-thing: func(self2: borrow<thing>, slots: list<u8>) -> result<thing>;
            canonical: func();
            get-type: func(other: thing);
            drop: static func(call: list<borrow<thing>>);
            create: static func() -> thing;
            core: static func();
          }
          create-thing: func();
          thing-create: func();
          thing-thing: func();
          i-thing: func(memory: map<string, option<thing>>);
          record i-thing-resource { class: thing, %record: option<thing> }
          many: func(a: list<thing>, b: list<u8>, c: list<u8>, d: list<u8>, e: list<u8>, f: list<u8>, g: list<u8>, h: list<u8>, i: borrow<thing>)
            -> tuple<thing, list<thing, 2>, result<thing, thing>>;
        }

        interface other {
          use thing.{thing as first};
          resource thing { look: func(at: borrow<first>); }
          enum only { methods }
        }

        interface only-methods {
          use other.{thing};
          resource plain { a: func() -> thing; b: func(b: borrow<plain>); }
          resource bare {}
        }

        world w {
          import thing;
          import only-methods;
          import inner: interface { resource thing { constructor(); } }
          use other.{thing as used};
          resource base { run: func(); make: static func() -> base; }
          import look: func(x: borrow<base>, y: used);
          export thing;
          export only-methods;
          export other;
          export run: func(t: base) -> base;
        }
        """;

    [Theory]
    [InlineData(ResultStyle.Throw, BindingVisibility.Public)]
    [InlineData(ResultStyle.Value, BindingVisibility.Internal)]
    public void Corners_BothSides_CompileWithoutWarnings(ResultStyle style, BindingVisibility visibility)
    {
        var (resolve, world) = Fixtures.Parse(Corners, "w");
        var options = new BindgenOptions { ResultStyle = style, Visibility = visibility };
        Assert.Empty(GeneratedAssembly.Problems(HostBindings.Generate(resolve, world, options)));
        foreach (var engine in Enum.GetValues<GuestEngine>())
        {
            var guest = GuestBindings.Plan(resolve, world, options with { GuestEngine = engine }, []);
            Assert.Empty(GeneratedAssembly.Problems(GuestBindings.Emit(guest), GuestStubs.Of(guest)));
        }
    }

    [Fact]
    public void Packages_WhoseNamespacesMeet_AreToldApart()
    {
        var (resolve, world) = Fixtures.Parse(
            """
            package a:b;
            package a-b:c { interface i { record r { f: u8 } g: func(r: r); } }
            package AB:c { interface i { record r { f: u8 } g: func(r: r); } }
            package system:text { interface rune { g: func(c: char) -> string; } }
            package wit:abi { interface %result { g: func() -> result<u8>; } }
            world w { import a-b:c/i; import j: interface { g: func(); } import AB:c/i; import system:text/rune; import wit:abi/%result; }
            """,
            "w");
        Assert.Empty(GeneratedAssembly.Problems(HostBindings.Generate(resolve, world, new BindgenOptions())));
    }

    [Fact]
    public void Interface_ImportedUnderTwoNames_IsRefusedForGuests()
    {
        var (resolve, world) = Fixtures.Parse("package a:b;\ninterface i { f: func(); }\nworld w { import x: i; import y: i; }", "w");
        Assert.Empty(GeneratedAssembly.Problems(HostBindings.Generate(resolve, world, new BindgenOptions())));
        var diagnostic = Assert.Single(Assert.Throws<DiagnosticException>(() => GuestBindings.Generate(resolve, world, new BindgenOptions())).Diagnostics);
        Assert.Equal(
            "WIT0410 the world imports the interface a:b/i as `x` and `y`, which guest bindings cannot tell apart",
            $"{diagnostic.Id} {diagnostic.Message}");
    }
}
