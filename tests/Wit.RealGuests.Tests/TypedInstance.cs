using Wit.Abi;
using Wit.Runtime;
using GreetingCanonical = Wit.Abi.CanonicalTuple<string, Wit.Abi.CanonicalString, ulong, Wit.Abi.CanonicalU64>;
using StringsCanonical = Wit.Abi.CanonicalList<string, Wit.Abi.CanonicalString>;

namespace Wit.RealGuests.Tests;

/// <summary>A guest on our runtime, called as generated code calls it; a record is laid out as the tuple of its fields.</summary>
internal sealed class TypedInstance : IGuestInstance
{
    private const string Greet = "example:greeter/greet@1.0.0";

    private readonly Runtime.Component _component;
    private readonly ComponentInstance _instance;

    /// <param name="bytes">The component.</param>
    /// <param name="greetUser">What a consumer that is not composed calls; null when it imports nothing.</param>
    public TypedInstance(byte[] bytes, Func<string, Greeting>? greetUser = null)
    {
        _component = CompiledComponents.Load(bytes);
        var linker = new ComponentLinker(CompiledComponents.Engine);
        if (greetUser is not null) DefineGreet(linker, greetUser);
        _instance = linker.Instantiate(_component);
    }

    public Greeting GreetUser(string name)
    {
        var function = Find(Greet, "greet-user");
        Span<FlatValue> slots = stackalloc FlatValue[function.SlotCount];
        var call = new ExportCall(function, slots);
        try
        {
            CanonicalString.LowerFlat(ref call.Memory, name, ref call.Arguments);
            call.Invoke();
            var (message, timestamp) = call.LoadResult<(string, ulong), GreetingCanonical>();
            call.Complete();
            return new Greeting(message, timestamp);
        }
        finally
        {
            call.Dispose();
        }
    }

    public IReadOnlyList<string> Run(IReadOnlyList<string> names)
    {
        var function = Find(null, "run");
        Span<FlatValue> slots = stackalloc FlatValue[function.SlotCount];
        var call = new ExportCall(function, slots);
        try
        {
            StringsCanonical.LowerFlat(ref call.Memory, [.. names], ref call.Arguments);
            call.Invoke();
            var messages = call.LoadResult<string[], StringsCanonical>();
            call.Complete();
            return messages;
        }
        finally
        {
            call.Dispose();
        }
    }

    public void Dispose() => _instance.Dispose();

    private static void DefineGreet(ComponentLinker linker, Func<string, Greeting> greetUser) =>
        linker.DefineFunction(Greet, "greet-user", "func(name: string) -> record{message: string, timestamp: u64}", (ref ImportCall call) =>
        {
            var greeting = greetUser(CanonicalString.LiftFlat(ref call.Memory, ref call.Arguments));
            call.StoreResult<(string, ulong), GreetingCanonical>((greeting.Message, greeting.Timestamp));
        });

    private ExportedFunction Find(string? interfaceName, string name)
    {
        var type = _component.Exports.Single(export => export.InterfaceName == interfaceName && export.Name == name).Type;
        return _instance.GetExport(interfaceName, name, type.ToString());
    }
}
