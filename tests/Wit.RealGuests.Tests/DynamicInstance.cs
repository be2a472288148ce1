using Wit.Model.Types;
using Wit.Runtime;

namespace Wit.RealGuests.Tests;

/// <summary>A guest on our runtime, called with values whose types are known only at run time.</summary>
internal sealed class DynamicInstance : IGuestInstance
{
    private const string Greet = "example:greeter/greet@1.0.0";

    private readonly ComponentInstance _instance;

    /// <param name="bytes">The component.</param>
    /// <param name="greetUser">What a consumer that is not composed calls; null when it imports nothing.</param>
    public DynamicInstance(byte[] bytes, Func<string, Greeting>? greetUser = null)
    {
        var linker = new ComponentLinker(CompiledComponents.Engine);
        if (greetUser is not null) linker.DefineFunction(Greet, "greet-user", arguments => ToValue(greetUser(((StringValue)arguments[0]).Value)));
        _instance = linker.Instantiate(CompiledComponents.Load(bytes));
    }

    public Greeting GreetUser(string name)
    {
        var fields = ((RecordValue)_instance.GetFunction(Greet, "greet-user").Invoke(new StringValue(name))!).Fields;
        Assert.Equal(["message", "timestamp"], fields.Select(field => field.Name));
        return new Greeting(((StringValue)fields[0].Value).Value, ((U64Value)fields[1].Value).Value);
    }

    public IReadOnlyList<string> Run(IReadOnlyList<string> names)
    {
        var argument = new ListValue(EquatableList.From(names.Select(WitValue (name) => new StringValue(name))));
        var messages = (ListValue)_instance.GetFunction(null, "run").Invoke(argument)!;
        return [.. messages.Items.Select(message => ((StringValue)message).Value)];
    }

    public void Dispose() => _instance.Dispose();

    private static RecordValue ToValue(Greeting greeting) => new(
        [new FieldValue("message", new StringValue(greeting.Message)), new FieldValue("timestamp", new U64Value(greeting.Timestamp))]);
}
