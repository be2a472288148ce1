using Example.Greeter;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wit.Abi;
using Wit.Model.Diagnostics;
using Wit.Runtime;
using Wit.Tests;

namespace Wit.Hosting.Tests;

public sealed class ComponentServiceTests : IDisposable
{
    private readonly RecordingLogger _log = new();

    public void Dispose() => _log.Dispose();

    private static string Fixture(string name) => RepositoryFiles.Path("fixtures", "wat", name);

    private ServiceProvider Services(string greeter)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(_log);
        services.AddWasmEngine(new WasmEngineOptions { Interruptible = true });
        services.AddSingleton<IGreet, PoliteGreeter>();
        services.AddComponent(Fixture(greeter), c => GreeterWorld.Instantiate(c.Engine, c.Component));
        services.AddComponent(Fixture("consumer.wat"), c => ConsumerWorld.Instantiate(c.Engine, c.Component, c.Services.GetRequiredService<IGreet>()));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    [Fact]
    public void World_InTwoScopes_IsAnInstanceEach()
    {
        using var services = Services("greeter.wat");
        using (var scope = services.CreateScope())
        {
            var greeter = scope.ServiceProvider.GetRequiredService<GreeterWorld>();
            Assert.Same(greeter, scope.ServiceProvider.GetRequiredService<GreeterWorld>());
            Assert.Equal(new Greeting("Hello, Ada!", 1), greeter.GreetUser("Ada"));
            Assert.Equal(new Greeting("Hello, Ada!", 2), greeter.GreetUser("Ada"));
        }

        using (var scope = services.CreateScope())
            Assert.Equal(new Greeting("Hello, Ada!", 1), scope.ServiceProvider.GetRequiredService<GreeterWorld>().GreetUser("Ada"));

        Assert.Equal((LogLevel.Information, 1), (_log.Entries[0].Level, _log.Entries[0].Id));
        Assert.StartsWith("GreeterWorld: loaded a component with 0 imports and 1 exports in ", _log.Entries[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, _log.Entries.Count(e => e.Id == 3));
    }

    [Fact]
    public void World_WithImports_CallsTheServiceThatImplementsThem()
    {
        using var services = Services("greeter.wat");
        using var scope = services.CreateScope();

        Assert.Equal(["Good day, Ada."], scope.ServiceProvider.GetRequiredService<ConsumerWorld>().Run(["Ada"]));
    }

    [Fact]
    public void Run_GuestThatTraps_IsLoggedAndTheNextRunHasAnotherInstance()
    {
        using var services = Services("trap.wat");
        var factory = services.GetRequiredService<IComponentFactory<GreeterWorld>>();

        for (var i = 0; i < 2; i++) Assert.Equal("unreachable", Assert.Throws<WasmTrapException>(() => factory.Run(g => g.GreetUser("Ada"))).Rule);

        var warnings = _log.Entries.Where(e => e.Level == LogLevel.Warning).ToList();
        Assert.Equal(2, warnings.Count);
        Assert.StartsWith("GreeterWorld: the guest trapped: unreachable\n  at greeter!", warnings[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void World_ThatIsNoComponent_IsLogged()
    {
        using var services = Services("core-module.wat");
        using var scope = services.CreateScope();

        Assert.Throws<DiagnosticException>(scope.ServiceProvider.GetRequiredService<GreeterWorld>);

        Assert.Equal(LogLevel.Error, Assert.Single(_log.Entries).Level);
        Assert.StartsWith("GreeterWorld: WIT0202: ", _log.Entries[0].Text, StringComparison.Ordinal);
    }

    private sealed class PoliteGreeter : IGreet
    {
        public Greeting GreetUser(string name) => new($"Good day, {name}.", 0);
    }
}
