// A command in C#, an ordinary program: `dotnet publish samples/CommandGuest` writes CommandGuest.component.wasm into the publish folder, and
// `wit run CommandGuest.component.wasm -- a b c` runs it. It runs as plain .NET as well: `dotnet run --project samples/CommandGuest -- a b c`.
using Samples.CommandGuest;

for (var i = 0; i < args.Length; i++) Console.WriteLine($"argument {i + 1}: {args[i]}");
switch (args)
{
    case ["--env", var name]:
        Console.WriteLine($"{name}={Environment.GetEnvironmentVariable(name) ?? "is not set"}");
        return 0;
    case ["--count"]:
        var (lines, words) = (0, 0);
        while (Console.ReadLine() is { } line) (lines, words) = (lines + 1, words + line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        Console.WriteLine($"{lines} lines, {words} words");
        return 0;
    case ["--return", var code]:
        Console.Error.WriteLine($"returning {code}");
        return int.Parse(code);
    case ["--exit", var code]:
        Environment.Exit(int.Parse(code));
        return 0;
    case ["--throw", var message]:
        throw new InvalidOperationException(message);
    case ["--wait"]:
        await Task.Yield();
        await Task.Run(() => Console.WriteLine("in the thread pool"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Task.Delay(50);
        Console.WriteLine(clock.ElapsedMilliseconds >= 49 ? "waited" : "did not wait");
        return 0;
    case ["--try", .. var things]:
        foreach (var thing in things) Console.WriteLine($"{thing}: {Absent.Try(thing)}");
        return 0;
    default:
        return 0;
}
