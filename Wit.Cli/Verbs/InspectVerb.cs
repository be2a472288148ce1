using System.CommandLine;
using System.Text;
using Wit.Component;
using Wit.Parser;

namespace Wit.Cli.Verbs;

/// <summary><c>wit inspect FILE [--bytes] [--json]</c>: what is inside a component or core module.</summary>
internal static class InspectVerb
{
    public static Verb Create(CliContext context)
    {
        var file = new Argument<string>("FILE") { Description = "A component, an encoded WIT package or a core module, binary (.wasm) or text (.wat)" };
        var bytes = new Option<bool>("--bytes") { Description = "Explain every section byte by byte, with offsets" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new Command("inspect", "Show what is inside a component: world, parts and sizes, producers, canonical options.") { file, bytes, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(bytes) && result.GetValue(json)) result.AddError("--bytes and --json exclude each other");
        });
        return new Verb(command, (result, cancellation) =>
        {
            var path = result.GetRequiredValue(file);
            var binary = InputFile.ReadWasm(path);
            if (result.GetValue(bytes)) return Dump(context, binary, path);
            if (ComponentReader.KindOf(binary) == WasmBinaryKind.CoreModule) InspectModule(context, CoreModuleInspection.Of(binary, path), result.GetValue(json));
            else InspectComponent(context, ComponentInspection.Of(binary, path, cancellation), result.GetValue(json));
            return ExitCode.Done;
        });
    }

    private static int Dump(CliContext context, byte[] binary, string path)
    {
        var dump = ByteDump.Of(binary, path);
        ByteDumpText.Write(context.Output, dump.Lines);
        return context.ReportAndExit(dump.Diagnostics);
    }

    private static void InspectModule(CliContext context, CoreModuleInspection module, bool asJson)
    {
        var wit = WitDecoder.Decode(module.Module.Bytes).Resolve?.Main is { } main ? WitPrinter.Print(main) : null;
        if (asJson) WriteJson(context, buffer => InspectionJson.Write(module, buffer, wit));
        else new InspectionText(context.Output).Write(module, wit);
    }

    private static void InspectComponent(CliContext context, ComponentInspection component, bool asJson)
    {
        var wit = component.Wit.Resolve?.Main is { } main ? WitPrinter.Print(main) : null;
        if (asJson) WriteJson(context, buffer => InspectionJson.Write(component, buffer, wit));
        else new InspectionText(context.Output).Write(component, wit);
    }

    private static void WriteJson(CliContext context, Action<Stream> write)
    {
        using var buffer = new MemoryStream();
        write(buffer);
        context.Output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
