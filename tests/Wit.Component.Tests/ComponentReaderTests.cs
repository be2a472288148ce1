using Wit.Model.Diagnostics;
using Wit.Tests;

namespace Wit.Component.Tests;

public class ComponentReaderTests
{
    private static readonly byte[] Preamble = [0x00, 0x61, 0x73, 0x6d, 0x0d, 0x00, 0x01, 0x00];

    private static Diagnostic Rejected(params byte[] bytes)
    {
        var result = ComponentReader.Read(bytes, "test.wasm");
        Assert.Null(result.Component);
        return Assert.Single(result.Diagnostics);
    }

    [Fact]
    public void Read_OfEmptyComponent_HasNoItems() => Assert.Empty(ComponentReader.Read(Preamble).Required.Items);

    [Fact]
    public void Read_OfNothing_SaysNotWasm()
    {
        var diagnostic = Rejected();
        Assert.Equal(DiagnosticCatalogue.NotWasm, diagnostic.Descriptor);
        Assert.Equal(DiagnosticLocation.At("test.wasm", 0), diagnostic.Location);
    }

    [Fact]
    public void Read_OfText_SaysNotWasm() => Assert.Equal("WIT0201", Rejected("(component)"u8.ToArray()).Id);

    [Fact]
    public void Read_OfCoreModule_HintsAtComponentize()
    {
        var diagnostic = Rejected(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
        Assert.Equal("WIT0202", diagnostic.Id);
        Assert.Equal("make a component of it with `wit componentize`", diagnostic.Hint);
    }

    [Fact]
    public void Read_OfOtherLayer_SaysUnsupportedVersion()
    {
        var diagnostic = Rejected(0x00, 0x61, 0x73, 0x6d, 0x0c, 0x00, 0x01, 0x00);
        Assert.Equal("WIT0203", diagnostic.Id);
        Assert.Equal("unsupported version 0xc of layer 1; components have version 0xd of layer 1", diagnostic.Message);
        Assert.Equal(4, diagnostic.Location.ByteOffset);
    }

    [Fact]
    public void Read_OfLyingSectionLength_SaysTruncatedAtTheSection()
    {
        var diagnostic = Rejected([.. Preamble, 0x07, 0x05, 0x01]);
        Assert.Equal("WIT0204", diagnostic.Id);
        Assert.Equal("unexpected end: 5 bytes are declared, 1 are left", diagnostic.Message);
        Assert.Equal(10, diagnostic.Location.ByteOffset);
    }

    [Fact]
    public void Read_OfLyingVectorCount_AllocatesNothing()
    {
        var diagnostic = Rejected([.. Preamble, 0x07, 0x05, 0xff, 0xff, 0xff, 0xff, 0x0f]);
        Assert.Equal("unexpected end: 4294967295 types are declared, 0 bytes are left", diagnostic.Message);
        Assert.Equal(10, diagnostic.Location.ByteOffset);
    }

    [Fact]
    public void Read_OfBytesBehindTheItems_SaysMalformed()
    {
        var diagnostic = Rejected([.. Preamble, 0x07, 0x03, 0x01, 0x7f, 0x00]);
        Assert.Equal("WIT0205", diagnostic.Id);
        Assert.Equal("1 bytes are left behind the section", diagnostic.Message);
    }

    [Fact]
    public void Read_OfPrimitiveTypeInTwoBytes_SaysMalformed()
    {
        // A list of strings; 0x73 is a string, and the same number in two bytes is none.
        Assert.NotNull(ComponentReader.Read((byte[])[.. Preamble, 0x07, 0x03, 0x01, 0x70, 0x73]).Component);
        var diagnostic = Rejected([.. Preamble, 0x07, 0x04, 0x01, 0x70, 0xf3, 0x7f]);
        Assert.Equal("WIT0205", diagnostic.Id);
        Assert.Equal(12, diagnostic.Location.ByteOffset);
    }

    [Fact]
    public void Read_OfUnknownSection_SaysMalformed() => Assert.Equal("invalid section id: 0x0d", Rejected([.. Preamble, 0x0d, 0x00]).Message);

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Read_OfNestedComponents_StopsAtTheLimit(int depth, bool accepted)
    {
        var bytes = Preamble;
        for (var i = 0; i < depth; i++) bytes = [.. Preamble, 0x04, .. Leb(bytes.Length), .. bytes];
        var result = ComponentReader.Read(bytes);
        Assert.Equal(accepted, result.Component is not null);
        if (!accepted) Assert.Equal("WIT0206", result.Diagnostics[0].Id);
    }

    [Fact]
    public void Read_OfDeeplyNestedTypes_StopsAtTheLimit()
    {
        byte[] type = [0x42, 0x00];
        for (var i = 0; i < 200; i++) type = [0x42, 0x01, 0x01, .. type];
        Assert.Equal("WIT0206", Rejected([.. Preamble, 0x07, .. Leb(type.Length + 1), 0x01, .. type]).Id);
    }

    [Fact]
    public void Read_OfModule_SlicesTheInput()
    {
        byte[] module = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
        byte[] bytes = [.. Preamble, 0x01, 0x08, .. module];
        var definition = Assert.IsType<CoreModuleDefinition>(Assert.Single(ComponentReader.Read(bytes).Required.Items));
        Assert.Equal(10, definition.Offset);
        bytes[14] = 0x7;
        Assert.Equal(0x7, definition.Bytes.Span[4]);
    }

    [Fact]
    public void Read_OfTypesAndNames_GivesTheStructure()
    {
        var bytes = WatAssembler.Assemble("""
            (component
              (type $r (record (field "a" u32) (field "b" string)))
              (type $f (func async (param "x" $r) (result (option u8))))
              (import "f" (func (type $f)))
              (export "g" (func 0)))
            """);
        var items = ComponentReader.Read(bytes).Required.Items.Where(i => i is not CustomSection).ToArray();
        var record = Assert.IsType<RecordDefType>(Assert.IsType<TypeDefinition>(items[0]).Type);
        Assert.Equal([new LabelledType("a", new(Model.Types.PrimitiveKind.U32)), new LabelledType("b", new(Model.Types.PrimitiveKind.String))], record.Fields);
        var function = Assert.IsType<FuncDefType>(Assert.IsType<TypeDefinition>(items[2]).Type);
        Assert.True(function.IsAsync);
        Assert.Equal(new ValTypeRef(new TypeIndex(1)), function.Result);
        Assert.Equal(new ExternName("f"), Assert.IsType<ImportDefinition>(items[3]).Name);
        Assert.Equal(new SortIndex(Sort.Func, 0), Assert.IsType<ExportDefinition>(items[4]).Definition);
    }

    [Fact]
    [Trait("Category", "Hostile")]
    public void Read_OfDamagedComponents_NeverThrows()
    {
        var bytes = WatAssembler.AssembleFile(RepositoryFiles.Path("fixtures", "wat", "consumer.wat"));
        for (var i = 0; i < bytes.Length; i++)
        {
            ComponentReader.Read(bytes.AsMemory(0, i));
            foreach (byte damage in (byte[])[0x00, 0x7f, 0x80, 0xff])
            {
                var copy = bytes.ToArray();
                copy[i] = damage;
                if (ComponentReader.Read(copy).Component is { } read)
                    foreach (var module in read.Items.OfType<CoreModuleDefinition>()) CoreModuleReader.Read(module);
            }
        }
    }

    private static byte[] Leb(int value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}
