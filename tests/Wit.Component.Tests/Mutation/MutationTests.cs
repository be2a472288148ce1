using System.Diagnostics;
using System.Globalization;
using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests.Mutation;

/// <summary>Damaged component files: a diagnostic, soon, in little memory, and the verdict that Wasmtime's validator gives.</summary>
public class MutationTests(ITestOutputHelper output)
{
    // Beside what the input's size explains: readers, tables and the diagnostic.
    private const long FixedAllocation = 1_000_000;
    private const long AllocationPerByte = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static int Iterations =>
        int.TryParse(Environment.GetEnvironmentVariable("WIT_FUZZ_ITERATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 5_000;

    private static int FirstNumber =>
        int.TryParse(Environment.GetEnvironmentVariable("WIT_FUZZ_FIRST"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;

    [Fact]
    public async Task Read_OfMutants_NeverThrowsHangsOrEatsMemory()
    {
        var seeds = Seed.All();
        var mutator = new Mutator(seeds);
        var failures = new List<string>();
        var (accepted, worst, worstStory, slowest, slowestStory) = (0, 0.0, "", TimeSpan.Zero, "");
        for (var number = FirstNumber; number < FirstNumber + Iterations && failures.Count < 20; number++)
        {
            var mutant = mutator.Make(number);
            var work = Task.Run(() => Measure(mutant));
            if (await Task.WhenAny(work, Task.Delay(Patience)) != work)
            {
                failures.Add($"{mutant.Story}: not done after {Patience.TotalSeconds} s");
                continue;
            }

            var (wasAccepted, allocated, elapsed, failure) = await work;
            if (wasAccepted) accepted++;
            if (failure is not null) failures.Add($"{Keep(mutant, number)}{mutant.Story}: {failure}");
            var perByte = Math.Max(0, allocated - 100_000) / (double)Math.Max(1, mutant.Bytes.Length);
            if (perByte > worst) (worst, worstStory) = (perByte, $"{mutant.Story}: {allocated} bytes for {mutant.Bytes.Length}");
            if (elapsed > slowest) (slowest, slowestStory) = (elapsed, mutant.Story);
            if (allocated > FixedAllocation + AllocationPerByte * mutant.Bytes.Length)
                failures.Add($"{mutant.Story}: {allocated} bytes allocated for {mutant.Bytes.Length}");
        }

        foreach (var failure in failures) output.WriteLine(failure);
        output.WriteLine(FormattableString.Invariant($"{Iterations} mutants of {seeds.Count} seeds: {accepted} valid; most memory {worstStory}; slowest {slowest.TotalMilliseconds:0} ms {slowestStory}"));
        Assert.Empty(failures);
    }

    private static (bool Accepted, long Allocated, TimeSpan Elapsed, string? Failure) Measure(Mutant mutant)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        var accepted = false;
        string? failure = null;
        try
        {
            accepted = Use(mutant.Bytes);
        }
#pragma warning disable CA1031 // Every exception that comes out is what this test looks for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = exception.ToString();
        }

        return (accepted, GC.GetAllocatedBytesForCurrentThread() - before, Stopwatch.GetElapsedTime(started), failure);
    }

    // Everything that takes files of others.
    private static bool Use(byte[] bytes)
    {
        var validated = ComponentValidator.Validate(bytes, "mutant.wasm");
        Assert.Equal(validated.Component is null, validated.Diagnostics.Count > 0);
        Assert.All(validated.Diagnostics, diagnostic => Assert.InRange(diagnostic.Location.ByteOffset ?? -1, 0, bytes.Length));
        WitDecoder.Decode(bytes);
        if (ComponentReader.Read(bytes).Component is not { } read) return false;
        var written = ComponentWriter.Write(read);
        Assert.Equal(written, ComponentWriter.Write(ComponentReader.Read(written).Required));
        foreach (var module in read.Items.OfType<CoreModuleDefinition>())
            if (CoreModuleReader.Read(module).Module is { } core) KnownCustomSections.FunctionNames(core.CustomSections);
        KnownCustomSections.Producers(read.Items.OfType<CustomSection>());
        KnownCustomSections.ComponentName(read.Items.OfType<CustomSection>());
        return validated.Component is not null;
    }

    // To be looked at; the numbers of mutants change with the seeds.
    private static string Keep(Mutant mutant, int number)
    {
        var folder = RepositoryFiles.Path("artifacts", "mutants");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{number}.wasm")), mutant.Bytes);
        return "";
    }

    [Fact]
    public void Validate_OfMutants_AgreesWithWasmtime()
    {
        // Wasmtime compiles what it accepts, so the small ones.
        var seeds = Seed.All().Where(seed => seed.Bytes.Length <= 3_000 && WasmtimeValidation.Reject(seed.Bytes) is null).ToList();
        var mutator = new Mutator(seeds);
        var (agreed, accepted) = (0, 0);
        var explained = new Dictionary<string, int>();
        var unexplained = new List<string>();
        for (var number = FirstNumber; number < FirstNumber + Iterations; number++)
        {
            var mutant = mutator.Make(number);
            var theirs = WasmtimeValidation.Reject(mutant.Bytes);
            var ours = ComponentValidator.Validate(mutant.Bytes, WasmtimeValidation.Features).Diagnostics is [var first, ..] ? first : null;
            if (theirs is null == ours is null)
            {
                agreed++;
                if (ours is null) accepted++;
                continue;
            }

            var reason = theirs is null ? Disagreements.WhyWeReject(ours!) : Disagreements.WhyTheyReject(theirs, mutant.Code);
            if (reason is not null) explained[reason] = explained.GetValueOrDefault(reason) + 1;
            else unexplained.Add(Keep(mutant, number) + (theirs is null ? $"{mutant.Story}: only we reject: {ours!.Message} at {ours.Location.ByteOffset}" : $"{mutant.Story}: only Wasmtime rejects: {theirs.ReplaceLineEndings(" ")}"));
        }

        foreach (var (reason, count) in explained.OrderByDescending(pair => pair.Value)) output.WriteLine($"{count}: {reason}");
        foreach (var line in unexplained) output.WriteLine(line);
        output.WriteLine($"{Iterations} mutants of {seeds.Count} seeds: {agreed} verdicts agree ({accepted} accept), {explained.Values.Sum()} differ for a reason, {unexplained.Count} without");
        Assert.Empty(unexplained);
    }
}
