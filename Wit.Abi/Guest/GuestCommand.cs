using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Wit.Abi;

/// <summary>Runs an ordinary C# program as the command of a component.</summary>
public static class GuestCommand
{
    /// <summary>Calls the program's <c>Main</c>, with or without arguments, waiting or not.</summary>
    /// <param name="program">The assembly of the program.</param>
    /// <param name="arguments">The arguments of the component, whose first is its name.</param>
    /// <param name="turn">Runs what is due of the thread pool and the timers, and answers 0 when nothing is left that could come; null when there is no such thing.</param>
    /// <returns>Whether the exit code was 0; an exception is written to the standard error, and is none.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "nothing catches what leaves Main; it is what the program ended with")]
    public static bool Run(Assembly program, string[] arguments, CoreFunction? turn = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(arguments);
        try
        {
            var main = Main(program.EntryPoint ?? throw new InvalidOperationException($"{program.GetName().Name} has no Main"));
            object[] values = main.GetParameters().Length == 0 ? [] : [arguments.Length > 1 ? arguments[1..] : []];
            var result = main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, values, null);
            if (result is Task task) result = Outcome(task, turn);
            return (result as int? ?? Environment.ExitCode) == 0;
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine($"Unhandled exception. {exception}");
            return false;
        }
    }

    // Behind an async Main stands a method of the compiler that blocks its thread, of which a component has only this one.
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "the builder of guests keeps all methods beside the entry point")]
    private static MethodInfo Main(MethodInfo entry)
    {
        const BindingFlags any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var (type, name) = (entry.DeclaringType!, entry.Name);
        if (!name.StartsWith('<')) return entry;
        return type.GetMethod(name + "$", any) ?? type.GetMethod(name.Trim('<', '>'), any) ?? entry;
    }

    private static object? Outcome(Task task, CoreFunction? turn)
    {
        Span<FlatValue> slots = stackalloc FlatValue[1];
        while (!task.IsCompleted)
        {
            slots[0].Bits = 0;
            turn?.Invoke(slots);
            if (slots[0].Bits == 0) throw new PlatformNotSupportedException("Main waits for something that comes later, a timer or another thread, and a component has nothing that could bring it");
        }

        if (task is Task<int> number) return number.GetAwaiter().GetResult();
        task.GetAwaiter().GetResult();
        return null;
    }
}
