using Wit.Tests;

namespace Wit.Parser.Tests;

public class GreeterTests
{
    private const string ExpectedWorlds = """
        {
          "worlds": [
            {
              "name": "greeter-world",
              "imports": {},
              "exports": {
                "interface-0": {
                  "interface": {
                    "id": 0
                  }
                }
              },
              "package": 0
            },
            {
              "name": "consumer-world",
              "imports": {
                "interface-0": {
                  "interface": {
                    "id": 0
                  }
                }
              },
              "exports": {
                "run": {
                  "function": {
                    "name": "run",
                    "kind": "freestanding",
                    "params": [
                      {
                        "name": "names",
                        "type": 1
                      }
                    ],
                    "result": 1
                  }
                }
              },
              "package": 0
            }
          ],
        """;

    [Fact]
    public void Load_GreeterFolder_GivesItsWorldsAsJson()
    {
        var result = WitLoader.Load(RepositoryFiles.Path("fixtures", "wit", "greeter"));
        Assert.Empty(result.Diagnostics);
        Assert.StartsWith(ExpectedWorlds.TrimEnd(), WitJson.ToText(result.Resolve!), StringComparison.Ordinal);
        Assert.Equal("example:greeter@1.0.0", result.Resolve!.Main!.Name.ToString());
    }

    [Fact]
    public void Load_InMemoryFilesWithDependencies_GroupsThemByRelativePath()
    {
        var result = WitLoader.Load(
        [
            new WitSourceFile("wit/deps/b/x.wit", "package my:b@1.0.0; interface x { type t = u8; }"),
            new WitSourceFile("wit/deps/c.wit", "package my:c; interface y { use my:b/x@1.0.0.{t}; }"),
            new WitSourceFile("wit/a.wit", "package my:a; world w { import my:c/y; }"),
        ]);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(["my:b/x@1.0.0", "my:c/y"], result.Resolve!.Main!.Worlds[0].Imports.Select(i => i.ExternName));
    }

    [Fact]
    public void Load_MissingFile_GivesADiagnostic()
    {
        var result = WitLoader.Load("no-such-file.wit");
        Assert.Equal("WIT0501", Assert.Single(result.Diagnostics).Id);
        Assert.Null(result.Resolve);
    }
}
