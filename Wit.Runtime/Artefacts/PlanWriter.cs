using System.Diagnostics;
using Wit.Model.Types;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Artefacts;

/// <summary>Writes a plan: resources, types, lifted functions, imports, exports, then the steps; each refers to what stands before it.</summary>
internal sealed class PlanWriter
{
    private readonly ComponentPlan _plan;
    private readonly TypeTableWriter _types;
    private readonly ArtefactWriter _functions = new();
    private readonly ArtefactWriter _steps = new();
    private readonly Dictionary<LiftedFunction, int> _numbers = new(ReferenceEqualityComparer.Instance);

    private PlanWriter(ComponentPlan plan)
    {
        _plan = plan;
        _types = new TypeTableWriter(plan.ResourceNumbers);
    }

    /// <summary>Writes a plan without its modules.</summary>
    public static void Write(ComponentPlan plan, ArtefactWriter writer) => new PlanWriter(plan).Write(writer);

    private void Write(ArtefactWriter writer)
    {
        WriteInstances();
        WriteImports();
        WriteExports(_plan.Exports);
        _steps.Number(_plan.Initialisers.Count);
        foreach (var step in _plan.Initialisers) WriteStep(step);

        writer.Number(_plan.CoreInstanceCount);
        writer.Number(_plan.TrampolineCount);
        writer.Number(_plan.Resources.Count);
        foreach (var resource in _plan.Resources) WriteResource(writer, resource);
        _types.WriteTo(writer);
        writer.Number(_numbers.Count);
        writer.Raw(_functions.Bytes);
        writer.Raw(_steps.Bytes);
    }

    private static void WriteResource(ArtefactWriter writer, PlannedResource resource)
    {
        writer.Text(resource.Type.Name);
        writer.Number(resource.Instance + 1);
        writer.OptionalText(resource.InterfaceName);
        WriteOptional(writer, resource.Destructor);
    }

    private void WriteInstances()
    {
        _steps.Number(_plan.InstanceParents.Count);
        foreach (var parent in _plan.InstanceParents) _steps.Number(parent + 1);
    }

    private void WriteImports()
    {
        _steps.Number(_plan.Imports.Count);
        foreach (var import in _plan.Imports)
        {
            _steps.OptionalText(import.InterfaceName);
            _steps.Text(import.Name);
            WriteType(_steps, import.Type);
        }
    }

    /// <summary>Types and core modules among the exports are left out: nothing asks for them once the plan is built.</summary>
    private void WriteExports(PlannedInstance instance)
    {
        var kept = instance.Names.Select(name => (Name: name, Definition: instance.Find(name)!))
            .Where(e => e.Definition is PlannedFunction or PlannedInstance or PlannedResource).ToList();
        _steps.Number(kept.Count);
        foreach (var (name, definition) in kept)
        {
            _steps.Text(name);
            switch (definition)
            {
                case PlannedFunction function:
                    _steps.Number(0);
                    WriteFunction(function);
                    break;
                case PlannedInstance nested:
                    _steps.Number(1);
                    WriteExports(nested);
                    break;
                case PlannedResource resource:
                    _steps.Number(2);
                    _steps.Number(resource.Index);
                    break;
            }
        }
    }

    private void WriteFunction(PlannedFunction function)
    {
        switch (function)
        {
            case ImportedFunction imported:
                _steps.Number(0);
                _steps.Number(imported.Import);
                break;
            case LiftedFunction lifted:
                _steps.Number(1);
                _steps.Number(Add(lifted));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private int Add(LiftedFunction lifted)
    {
        if (_numbers.TryGetValue(lifted, out var number)) return number;
        WriteItem(_functions, lifted.Function);
        WriteOptions(_functions, lifted.Options);
        WriteType(_functions, lifted.Type);
        return _numbers[lifted] = _numbers.Count;
    }

    private void WriteType(ArtefactWriter writer, FuncType type)
    {
        _types.Fields(writer, type.Parameters);
        _types.Optional(writer, type.Result);
        writer.Number(type.IsAsync ? 1 : 0);
    }

    private static void WriteOptions(ArtefactWriter writer, PlannedOptions options)
    {
        writer.Number(options.Instance);
        writer.Number((long)options.StringEncoding);
        WriteOptional(writer, options.Memory);
        WriteOptional(writer, options.Realloc);
        WriteOptional(writer, options.PostReturn);
    }

    private static void WriteOptional(ArtefactWriter writer, CoreItem? item)
    {
        writer.Number(item is null ? 0 : 1);
        if (item is not null) WriteItem(writer, item);
    }

    private static void WriteItem(ArtefactWriter writer, CoreItem item)
    {
        switch (item)
        {
            case CoreExportItem export:
                writer.Number(0);
                writer.Number(export.CoreInstance);
                writer.Text(export.Name);
                break;
            case TrampolineItem trampoline:
                writer.Number(1);
                writer.Number(trampoline.Trampoline);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void WriteStep(Initialiser initialiser)
    {
        switch (initialiser)
        {
            case InstantiateModule step:
                _steps.Number(0);
                _steps.Number(step.Instance);
                _steps.Number(step.Module);
                _steps.Number(step.Imports.Count);
                foreach (var import in step.Imports) WriteItem(_steps, import);
                break;
            case CreateResource step:
                _steps.Number(1);
                _steps.Number(step.Resource);
                break;
            case CreateTrampoline step:
                WriteTrampoline(step);
                break;
            case InstantiateAdapters step:
                _steps.Number(6);
                _steps.Number(step.Module);
                _steps.Number(step.Imports.Count);
                foreach (var import in step.Imports) WriteImport(import);
                _steps.Number(step.Trampolines.Count);
                foreach (var trampoline in step.Trampolines) _steps.Number(trampoline);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void WriteTrampoline(CreateTrampoline step)
    {
        switch (step.Trampoline)
        {
            case LowerFunction lower:
                _steps.Number(2);
                _steps.Number(step.Index);
                WriteFunction(lower.Function);
                WriteOptions(_steps, lower.Options);
                break;
            case ResourceNew canon: WriteBuiltIn(3, step.Index, canon.Resource, canon.Instance); break;
            case ResourceDrop canon: WriteBuiltIn(4, step.Index, canon.Resource, canon.Instance); break;
            case ResourceRep canon: WriteBuiltIn(5, step.Index, canon.Resource, canon.Instance); break;
            default: throw new UnreachableException();
        }
    }

    private void WriteImport(FusedImport import)
    {
        switch (import)
        {
            case FusedFlags: _steps.Number(0); break;
            case FusedMemory memory:
                _steps.Number(1);
                WriteItem(_steps, memory.Item);
                break;
            case FusedFunction function:
                _steps.Number(2);
                WriteItem(_steps, function.Item);
                break;
            case FusedTrapFunction: _steps.Number(3); break;
            case FusedValidateUtf8 validate:
                _steps.Number(4);
                WriteOptions(_steps, validate.Options);
                break;
            case FusedTranscode transcode:
                _steps.Number(5);
                WriteOptions(_steps, transcode.Source);
                WriteOptions(_steps, transcode.Target);
                break;
            case FusedBeginCall: _steps.Number(6); break;
            case FusedEndCall: _steps.Number(7); break;
            case FusedTransfer transfer:
                _steps.Number(transfer.IsOwn ? 8 : 9);
                _steps.Number(transfer.Resource);
                WriteOptions(_steps, transfer.Source);
                WriteOptions(_steps, transfer.Target);
                break;
            default: throw new UnreachableException();
        }
    }

    private void WriteBuiltIn(int tag, int index, int resource, int instance)
    {
        _steps.Number(tag);
        _steps.Number(index);
        _steps.Number(resource);
        _steps.Number(instance);
    }
}
