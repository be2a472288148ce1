using System.Diagnostics;
using Wit.Abi;
using Wit.Model.Types;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Artefacts;

/// <summary>Reads what <see cref="PlanWriter"/> writes.</summary>
internal sealed class PlanReader
{
    private const int MaximumExportDepth = 100;

    private static readonly int EncodingCount = Enum.GetValues<StringEncoding>().Length;

    private readonly ArtefactCursor _cursor;
    private readonly ComponentPlan _plan = new();
    private readonly int _moduleCount;
    private TypeTableReader _types;
    private LiftedFunction[] _functions = [];

    private PlanReader(ArtefactCursor cursor, int moduleCount)
    {
        _cursor = cursor;
        _moduleCount = moduleCount;
        _types = new TypeTableReader(cursor, []);
    }

    /// <summary>Reads a plan without its modules.</summary>
    /// <exception cref="Model.Diagnostics.DiagnosticException">The bytes are no plan.</exception>
    public static ComponentPlan Read(ArtefactCursor cursor, int moduleCount) => new PlanReader(cursor, moduleCount).Read();

    private ComponentPlan Read()
    {
        _plan.CoreInstanceCount = _cursor.Count();
        _plan.TrampolineCount = _cursor.Count();
        foreach (var resource in _cursor.Many(ReadResource)) _plan.Resources.Add(resource with { Index = _plan.Resources.Count });
        foreach (var resource in _plan.Resources) _plan.ResourceNumbers.Add(resource.Type, resource.Index);
        _types = new TypeTableReader(_cursor, [.. _plan.Resources.Select(r => r.Type)]);
        _types.ReadTable();
        _functions = _cursor.Many(() => new LiftedFunction(ReadItem(), ReadOptions(), ReadType()));
        for (var count = _cursor.Count(); count > 0; count--) _plan.InstanceParents.Add(_cursor.Index(_plan.InstanceParents.Count + 1) - 1);
        _plan.Imports.AddRange(_cursor.Many(() => new PlannedImport(_cursor.OptionalText(), _cursor.Text(), ReadType())));
        _plan.Exports = ReadExports(0);
        _plan.Initialisers.AddRange(_cursor.Many(ReadStep));
        CheckInstances();
        CheckSteps();
        return _plan;
    }

    private PlannedResource ReadResource() => new(
        0, new ResourceType(_cursor.Text()), _cursor.Index(int.MaxValue) - 1, _cursor.OptionalText(), ReadOptional());

    private PlannedInstance ReadExports(int depth)
    {
        if (depth > MaximumExportDepth) throw _cursor.Damaged("its exports are nested too deep");
        var instance = new PlannedInstance();
        for (var count = _cursor.Count(); count > 0; count--)
        {
            var name = _cursor.Text();
            instance.Add(name, _cursor.Index(3) switch
            {
                0 => ReadFunction(),
                1 => ReadExports(depth + 1),
                2 => _plan.Resources[_cursor.Index(_plan.Resources.Count)],
                _ => throw new UnreachableException(),
            });
        }

        return instance;
    }

    private PlannedFunction ReadFunction()
    {
        if (_cursor.Index(2) == 1) return _functions[_cursor.Index(_functions.Length)];
        var import = _cursor.Index(_plan.Imports.Count);
        return new ImportedFunction(import, _plan.Imports[import].Type);
    }

    private FuncType ReadType() => new(_types.Fields(), _types.Optional(), _cursor.Index(2) == 1);

    private PlannedOptions ReadOptions() => new(
        _cursor.Index(int.MaxValue), (StringEncoding)_cursor.Index(EncodingCount), ReadOptional(), ReadOptional(), ReadOptional());

    private CoreItem? ReadOptional() => _cursor.Index(2) == 1 ? ReadItem() : null;

    private CoreItem ReadItem() => _cursor.Index(2) == 0
        ? new CoreExportItem(_cursor.Index(_plan.CoreInstanceCount), _cursor.Text())
        : new TrampolineItem(_cursor.Index(_plan.TrampolineCount));

    private Initialiser ReadStep()
    {
        switch (_cursor.Index(7))
        {
            case 0: return new InstantiateModule(ReadInstance(), _cursor.Index(_moduleCount), _cursor.Many(ReadItem));
            case 1: return new CreateResource(ReadResourceNumber());
            case 2: return new CreateTrampoline(ReadTrampoline(), new LowerFunction(ReadFunction(), ReadOptions()));
            case 3: return new CreateTrampoline(ReadTrampoline(), new ResourceNew(ReadResourceNumber(), ReadInstance()));
            case 4: return new CreateTrampoline(ReadTrampoline(), new ResourceDrop(ReadResourceNumber(), ReadInstance()));
            case 5: return new CreateTrampoline(ReadTrampoline(), new ResourceRep(ReadResourceNumber(), ReadInstance()));
            case 6: return new InstantiateAdapters(_cursor.Index(_moduleCount), _cursor.Many(ReadImport), _cursor.Many(ReadTrampoline));
            default: throw new UnreachableException();
        }
    }

    private FusedImport ReadImport() => _cursor.Index(10) switch
    {
        0 => new FusedFlags(),
        1 => new FusedMemory(ReadItem()),
        2 => new FusedFunction(ReadItem()),
        3 => new FusedTrapFunction(),
        4 => new FusedValidateUtf8(ReadOptions()),
        5 => new FusedTranscode(ReadOptions(), ReadOptions()),
        6 => new FusedBeginCall(),
        7 => new FusedEndCall(),
        8 => new FusedTransfer(ReadResourceNumber(), true, ReadOptions(), ReadOptions()),
        9 => new FusedTransfer(ReadResourceNumber(), false, ReadOptions(), ReadOptions()),
        _ => throw new UnreachableException(),
    };

    private int ReadTrampoline() => _cursor.Index(_plan.TrampolineCount);

    private int ReadInstance() => _cursor.Index(_plan.InstanceParents.Count);

    private int ReadResourceNumber() => _cursor.Index(_plan.Resources.Count);

    /// <summary>Options and resources stand before the instances that they name.</summary>
    private void CheckInstances()
    {
        var count = _plan.InstanceParents.Count;
        var lowered = _plan.Initialisers.OfType<CreateTrampoline>().Select(s => s.Trampoline).OfType<LowerFunction>().Select(l => l.Options)
            .Concat(_plan.Initialisers.OfType<InstantiateAdapters>().SelectMany(s => s.Imports).SelectMany(OptionsOf)).Select(o => o.Instance);
        if (_functions.Select(f => f.Options.Instance).Concat(lowered).Concat(_plan.Resources.Select(r => r.Instance)).Any(i => i >= count))
            throw _cursor.Damaged("it names an instance that it does not have");
    }

    /// <summary>The steps fill tables whose sizes are stored apart.</summary>
    private void CheckSteps()
    {
        if (_plan.Initialisers.OfType<InstantiateModule>().Count() != _plan.CoreInstanceCount
            || !TrampolinesMade().Order().SequenceEqual(Enumerable.Range(0, _plan.TrampolineCount)))
            throw _cursor.Damaged("its steps and its tables differ");
    }

    private IEnumerable<int> TrampolinesMade() => _plan.Initialisers.SelectMany(step => step switch
    {
        CreateTrampoline create => [create.Index],
        InstantiateAdapters adapters => adapters.Trampolines,
        _ => (IReadOnlyList<int>)[],
    });

    private static PlannedOptions[] OptionsOf(FusedImport import) => import switch
    {
        FusedValidateUtf8 validate => [validate.Options],
        FusedTranscode transcode => [transcode.Source, transcode.Target],
        FusedTransfer transfer => [transfer.Source, transfer.Target],
        _ => [],
    };
}
