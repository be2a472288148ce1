using Wit.Component;
using Wit.Model.Text;
using Wit.Parser;
using Wit.Tests;

namespace Wit.Compose.Tests.Graphs;

/// <summary>Reads descriptions of compositions and what they name, as the command does.</summary>
internal static class GraphFiles
{
    public static Wit.Compose.Graphs.CompositionFile Read(string path) =>
        Wit.Compose.Graphs.CompositionJson.Read(
            new SourceText(path, File.ReadAllText(path)), relative => Load(Path.Combine(Path.GetDirectoryName(path)!, relative)));

    private static ComponentSource Load(string path) =>
        new(path, Path.GetExtension(path) switch
        {
            ".wat" => WatAssembler.AssembleFile(path),
            ".wasm" => File.ReadAllBytes(path),
            _ => Dummy(path),
        });

    private static byte[] Dummy(string path)
    {
        var world = WitLoader.Load(path).Resolve!.FindWorld(null, out _)!;
        return Componentizer.Componentize(WitEncoder.Embed(DummyModule.Write(world, DummyNames.Legacy), world)).Required;
    }
}
