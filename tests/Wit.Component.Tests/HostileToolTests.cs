using Wit.Model.Diagnostics;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

/// <summary>Damaged components through everything that looks into or edits them: diagnostics, never another exception.</summary>
public class HostileToolTests(ITestOutputHelper output)
{
    [Fact]
    public void Tools_OfDamagedComponents_OnlyThrowDiagnostics()
    {
        var random = new Random(20260115);
        var (mutants, refused) = (0, 0);
        foreach (var bytes in Inputs())
        {
            for (var i = 0; i < 120; i++)
            {
                var mutant = Damage(bytes, random);
                mutants++;
                var dump = ByteDump.Of(mutant);
                Assert.True(dump.Lines.Sum(l => l.Bytes.Length) <= mutant.Length);
                refused += new Action<byte[]>[] { Inspect, Strip, Unbundle, Target }.Count(tool => !Accepts(tool, mutant));
            }
        }

        output.WriteLine($"{mutants} damaged components, refused {refused} times");
        Assert.True(refused > 0);
    }

    private static IEnumerable<byte[]> Inputs() =>
        Directory.EnumerateFiles(RepositoryFiles.Path("fixtures", "wat"), "*.wat").Order(StringComparer.Ordinal).Select(WatAssembler.AssembleFile);

    private static void Inspect(byte[] bytes) => InspectionJson.Write(ComponentInspection.Of(bytes), Stream.Null);

    private static void Strip(byte[] bytes) => CustomSectionStripper.Strip(bytes, _ => true);

    private static void Unbundle(byte[] bytes) => ComponentUnbundler.Unbundle(bytes, threshold: 0);

    private static void Target(byte[] bytes)
    {
        var type = ComponentResolver.Resolve(bytes).Required.Type;
        Assert.Empty(TargetCheck.Check(type, type));
    }

    private static bool Accepts(Action<byte[]> tool, byte[] bytes)
    {
        try
        {
            tool(bytes);
            return true;
        }
        catch (DiagnosticException)
        {
            return false;
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        var mutant = bytes.ToArray();
        for (var flips = random.Next(1, 4); flips > 0; flips--)
        {
            var at = random.Next(8, mutant.Length);
            mutant[at] = random.Next(3) switch
            {
                0 => (byte)(mutant[at] ^ (1 << random.Next(8))),
                1 => (byte)random.Next(256),
                _ => 0xff,
            };
        }

        return random.Next(8) == 0 ? mutant[..random.Next(8, mutant.Length)] : mutant;
    }
}
