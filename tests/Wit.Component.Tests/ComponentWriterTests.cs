using Wit.Tests;
using Xunit.Abstractions;

namespace Wit.Component.Tests;

public class ComponentWriterTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("greeter.wat")]
    [InlineData("consumer.wat")]
    [InlineData("unrelated.wat")]
    public void Write_OfWhatWasWritten_GivesTheSameBytes(string fixture)
    {
        var bytes = WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", fixture));
        var written = ComponentWriter.Write(ComponentReader.Read(bytes).Required);
        Assert.Equal(bytes.Length, written.Length);
        Assert.Equal(written, ComponentWriter.Write(ComponentReader.Read(written).Required));
    }

    [Fact]
    public void Write_OfAttributes_KeepsThem()
    {
        var name = new ExternName("a") { Implements = "a:b/c", ExternalId = "x y" };
        var component = new ComponentBinary([new TypeDefinition(new InstanceDefType([])), new ImportDefinition(name, new InstanceExternType(new TypeIndex(0)))]);
        var read = ComponentReader.Read(ComponentWriter.Write(component)).Required;
        Assert.Equal(name, Assert.IsType<ImportDefinition>(read.Items[1]).Name);
    }

    [Fact]
    public void Write_OfEveryCanonicalBuiltin_ReadsBackEqual()
    {
        CanonicalOptions options = new()
        {
            StringEncoding = CanonicalStringEncoding.Utf16,
            Memory = new(1),
            Realloc = new(2),
            PostReturn = new(3),
            IsAsync = true,
            Callback = new(4),
        };
        CanonDefinition[] canons =
        [
            new CanonLift(new(1), options, new(2)), new CanonLower(new(1), CanonicalOptions.None), new CanonResourceNew(new(1)), new CanonResourceDrop(new(2)),
            new CanonResourceRep(new(3)), new CanonBackpressureInc(), new CanonBackpressureDec(), new CanonTaskReturn(null, options),
            new CanonTaskReturn(new ValTypeRef(new TypeIndex(300)), options), new CanonTaskCancel(), new CanonContextGet(CoreValType.I32, 1),
            new CanonContextSet(CoreValType.I64, 0), new CanonSubtaskCancel(true), new CanonSubtaskDrop(), new CanonStreamNew(new(1)),
            new CanonStreamRead(new(1), options), new CanonStreamWrite(new(1), options), new CanonStreamCancelRead(new(1), true),
            new CanonStreamCancelWrite(new(1), false), new CanonStreamDropReadable(new(1)), new CanonStreamDropWritable(new(1)), new CanonFutureNew(new(1)),
            new CanonFutureRead(new(1), options), new CanonFutureWrite(new(1), options), new CanonFutureCancelRead(new(1), true),
            new CanonFutureCancelWrite(new(1), false), new CanonFutureDropReadable(new(1)), new CanonFutureDropWritable(new(1)),
            new CanonErrorContextNew(options), new CanonErrorContextDebugMessage(options), new CanonErrorContextDrop(), new CanonWaitableSetNew(),
            new CanonWaitableSetWait(true, new(1)), new CanonWaitableSetPoll(false, new(1)), new CanonWaitableSetDrop(), new CanonWaitableJoin(),
            new CanonThreadIndex(), new CanonThreadNewIndirect(new(1), new(2)), new CanonThreadResumeLater(), new CanonThreadSuspend(true),
            new CanonThreadYield(false), new CanonThreadSuspendThenResume(true), new CanonThreadYieldThenResume(false),
            new CanonThreadSuspendThenPromote(true), new CanonThreadYieldThenPromote(false), new CanonThreadSpawnRef(true, new(1)),
            new CanonThreadSpawnIndirect(false, new(1), new(2)), new CanonThreadAvailableParallelism(true),
        ];
        var read = ComponentReader.Read(ComponentWriter.Write(new ComponentBinary(canons))).Required;
        Assert.Equal(canons, read.Items.Select(i => i with { Offset = 0 }));
    }

    [SkippableFact]
    public void Write_OfEveryValidComponent_KeepsTheStructure()
    {
        var files = ConformanceComponents.Files();
        Skip.If(files.Count == 0, "the conformance data is not there");
        var (tried, same) = (0, 0);
        foreach (var file in files)
        {
            if (ConformanceComponents.Exclusion(file) is not null || ConformanceComponents.Assemble(file, output) is not { } bytes) continue;
            tried++;
            var written = ComponentWriter.Write(ComponentReader.Read(bytes).Required);
            if (written.AsSpan().SequenceEqual(bytes)) same++;

            // The order of canonical options is ours, so bytes can trade places but not come or go.
            Assert.True(ComponentWriter.Write(ComponentReader.Read(written).Required).AsSpan().SequenceEqual(written), file);
            Array.Sort(bytes);
            Array.Sort(written);
            Assert.True(bytes.AsSpan().SequenceEqual(written), file);
        }

        output.WriteLine($"{tried} components written, {same} of them byte for byte, the others with canonical options in another order");
    }
}
