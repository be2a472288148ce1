using Wit.Model.Diff;
using Wit.Parser;

namespace Wit.Model.Tests.Diff;

public class WitDiffTests
{
    private const string Two = """
        package example:two;
        interface a { f: func(x: u8); }
        interface b { f: func(x: u16); g: func(); }
        world left { import i: interface { record r { x: u8 } f: func(r: r); } import a; export run: func(); }
        world right { import i: interface { record r { x: u16 } f: func(r: r); } import b; }
        """;

    [Fact]
    public void Compare_TwoInterfaces_MatchesTheirItems()
    {
        var package = Load(Two);

        var changes = WitDiff.Compare(package.Interfaces.Single(i => i.Name == "a"), package.Interfaces.Single(i => i.Name == "b")).Changes;

        Assert.Equal(
            [("example:two/b.f.x", WitChangeKind.Changed, WitBreaks.Both), ("example:two/b.g", WitChangeKind.Added, WitBreaks.Hosts)],
            changes.Select(c => (c.Path, c.Kind, c.Breaks)));
    }

    [Fact]
    public void Compare_TwoWorlds_MatchesInlineInterfacesByName()
    {
        var package = Load(Two);

        var changes = WitDiff.Compare(package.Worlds.Single(w => w.Name == "left"), package.Worlds.Single(w => w.Name == "right")).Changes;

        Assert.Equal(
            [
                ("example:two/right.imports.i.r.x", WitChangeKind.Changed, WitBreaks.Both),
                ("example:two/right.imports.example:two/a", WitChangeKind.Removed, WitBreaks.Guests),
                ("example:two/right.imports.example:two/b", WitChangeKind.Added, WitBreaks.Hosts),
                ("example:two/right.exports.run", WitChangeKind.Removed, WitBreaks.Hosts),
            ],
            changes.Select(c => (c.Path, c.Kind, c.Breaks)));
        Assert.Equal(["example:two/right.imports.i.f.r.x"], changes[0].Reaches);
    }

    [Theory]
    [InlineData("1.2.0", "1.3.0", WitChangeKind.Changed, WitBreaks.None)]
    [InlineData("0.2.0", "0.2.1", WitChangeKind.Changed, WitBreaks.None)]
    [InlineData("0.2.0", "0.3.0", WitChangeKind.Removed, WitBreaks.Guests)]
    [InlineData("1.0.0", "2.0.0", WitChangeKind.Removed, WitBreaks.Guests)]
    public void Compare_ImportOfAnotherVersion_MatchesOnOneTrack(string old, string @new, WitChangeKind kind, WitBreaks breaks)
    {
        var changes = WitDiff.Compare(Importer(old), Importer(@new)).Changes;

        Assert.Equal((kind, breaks), (changes[0].Kind, changes[0].Breaks));
        Assert.Equal(kind == WitChangeKind.Changed ? 1 : 2, changes.Count);
    }

    [Fact]
    public void Compare_ResourceOfAnotherInterface_IsAnotherType()
    {
        const string text = "package example:r; interface one {{ resource r; }} interface two {{ resource r; }} interface i {{ use {0}.{{r}}; f: func(r: r); }}";

        var changes = WitDiff.Compare(Load(string.Format(null, text, "one")), Load(string.Format(null, text, "two"))).Changes;

        Assert.Equal(["example:r/i.r"], changes.Select(c => c.Path));
        Assert.Equal(("resource one.r", "resource two.r"), (changes[0].Old, changes[0].New));
        Assert.Equal(["example:r/i.f.r"], changes[0].Reaches);
        Assert.Equal(WitBreaks.Both, changes[0].Breaks);
    }

    [Fact]
    public void Json_OfAComparison_HasEveryPart()
    {
        var comparison = WitDiff.Compare(
            Load("package example:j@1.0.0; interface i { record r { x: u8 } f: func() -> r; }"),
            Load("package example:j@1.1.0; interface i { record r { x: u16 } f: func() -> r; @unstable(feature = q) g: func(); }"));

        Assert.Equal(
            """
            {
              "old": "example:j@1.0.0",
              "new": "example:j@1.1.0",
              "breaks": "both",
              "changes": [
                {
                  "path": "example:j",
                  "scope": "example:j",
                  "kind": "changed",
                  "subject": "package",
                  "breaks": "none",
                  "reason": "the versions are compatible, so either finds the other",
                  "old": "example:j@1.0.0",
                  "new": "example:j@1.1.0"
                },
                {
                  "path": "example:j/i.r.x",
                  "scope": "example:j/i",
                  "kind": "changed",
                  "subject": "field",
                  "breaks": "both",
                  "reason": "there is no subtyping between value types: both sides must have the same one",
                  "old": "u8",
                  "new": "u16",
                  "reaches": [
                    "example:j/i.f.result.x"
                  ]
                },
                {
                  "path": "example:j/i.g",
                  "scope": "example:j/i",
                  "kind": "added",
                  "subject": "function",
                  "breaks": "hosts",
                  "reason": "a new guest may call it, and an old host does not have it",
                  "new": "func()",
                  "feature": "q"
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            WitDiffJson.Write(comparison));
    }

    [Fact]
    public void Json_OfAVerdict_SaysWhatItTakes()
    {
        var verdict = SemverCheck.Check(
            Load("package example:j@1.0.0; interface i { f: func(); }"), Load("package example:j@1.0.1; interface i { f: func(); g: func(); }"));

        Assert.StartsWith(
            """
            {
              "enough": false,
              "required": "addition",
              "declared": "patch",
              "explanation": "there are additions, which the step from 1.0.0 to 1.0.1 does not allow; it takes at least 1.1.0",
              "leastVersion": "1.1.0",
              "notes": [],
              "comparison": {
            """.ReplaceLineEndings("\n"),
            WitDiffJson.Write(verdict),
            StringComparison.Ordinal);
    }

    private static WitWorld Importer(string version) => Load($$"""
        package example:main@1.0.0;
        package example:other@{{version}} { interface o { f: func(); } }
        world w { import example:other/o@{{version}}; }
        """).Worlds.Single();

    private static WitPackage Load(string text)
    {
        var result = WitLoader.Load([new WitSourceFile("test.wit", text)], new WitLoadOptions { AllFeatures = true });
        Assert.Empty(result.Diagnostics.Select(d => d.Message));
        return result.Resolve!.Main!;
    }
}
