using Wit.Tests;

namespace Wit.Component.Tests;

public class CoreModuleReaderTests
{
    [Fact]
    public void Read_OfModule_GivesItsOutside()
    {
        var module = CoreModuleReader.Read(WatAssembler.Assemble("""
            (module $m
              (import "env" "log" (func (param i32 i64)))
              (memory (export "memory") 1 4)
              (table (export "table") 2 funcref)
              (global (export "g") (mut i64) (i64.const -5))
              (func $add (export "add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1))))
            """)).Required;
        Assert.Equal(new CoreImport("env", "log", new CoreFuncExternType(new CoreTypeIndex(0))), Assert.Single(module.Imports));
        Assert.Equal(["memory", "table", "g", "add"], module.Exports.Select(e => e.Name));
        Assert.Equal(new CoreMemoryType(new CoreLimits(1, 4)), module.TypeOf(module.Exports[0]));
        Assert.Equal(new CoreTableType(CoreValType.FuncRef, new CoreLimits(2, null)), module.TypeOf(module.Exports[1]));
        Assert.Equal(new CoreGlobalType(CoreValType.I64, true), module.TypeOf(module.Exports[2]));
        Assert.Equal("[i32 i32] -> [i32]", module.TypeOf(new CoreFuncIndex(1))!.ToString());
        Assert.Equal("m", KnownCustomSections.ModuleName(module.CustomSections));
        Assert.Equal("add", KnownCustomSections.FunctionNames(module.CustomSections)[1]);
    }

    [Fact]
    public void Read_OfComponent_SaysNotACoreModule() =>
        Assert.Equal("WIT0203", CoreModuleReader.Read(WatAssembler.Assemble("(component)")).Diagnostics[0].Id);

    [Fact]
    public void Read_OfModuleWithGcGlobals_SkipsTheirInitialisers()
    {
        var module = CoreModuleReader.Read(WatAssembler.Assemble("""
            (module
              (type $s (struct (field i32)))
              (global (ref $s) (struct.new $s (i32.const 1)))
              (global (export "last") f64 (f64.const 1)))
            """)).Required;
        Assert.Equal(2, module.Globals.Count);
        Assert.Equal(CoreValType.F64, module.Globals[1].Type);
    }
}
