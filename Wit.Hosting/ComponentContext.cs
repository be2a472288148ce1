using Wit.Runtime;

namespace Wit.Hosting;

/// <summary>What an instance of a component is made of.</summary>
/// <param name="Services">The services of the scope that asks for the instance: the implementations of its imports come from there.</param>
/// <param name="Engine">The engine.</param>
/// <param name="Component">The component.</param>
public sealed record ComponentContext(IServiceProvider Services, WasmEngine Engine, Runtime.Component Component);
