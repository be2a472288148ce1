using System.Globalization;
using Wit.Model.Types;

namespace Wit.Component.Componentize;

/// <summary>The built-ins that belong to no function or type, by the names that tools gave them before there were standard ones.</summary>
internal static class LegacyBuiltins
{
    private const string CancellablePrefix = "[cancellable]";

    private static readonly CoreFuncType Thunk = Type(0, 0);

    private static readonly Dictionary<string, (ImportUse Use, CoreFuncType Type)> Plain = new()
    {
        ["[error-context-drop]"] = Builtin(new CanonErrorContextDrop(), 1, 0),
        ["[backpressure-inc]"] = (new BuiltinUse(new CanonBackpressureInc()), Thunk),
        ["[backpressure-dec]"] = (new BuiltinUse(new CanonBackpressureDec()), Thunk),
        ["[waitable-set-new]"] = Builtin(new CanonWaitableSetNew(), 0, 1),
        ["[waitable-set-drop]"] = Builtin(new CanonWaitableSetDrop(), 1, 0),
        ["[waitable-join]"] = Builtin(new CanonWaitableJoin(), 2, 0),
        ["[subtask-drop]"] = Builtin(new CanonSubtaskDrop(), 1, 0),
        ["[subtask-cancel]"] = Builtin(new CanonSubtaskCancel(false), 1, 1),
        ["[async-lower][subtask-cancel]"] = Builtin(new CanonSubtaskCancel(true), 1, 1),
        ["[error-context-new-utf8]"] = (new ErrorContextNewUse(CanonicalStringEncoding.Utf8), Type(2, 1)),
        ["[error-context-new-utf16]"] = (new ErrorContextNewUse(CanonicalStringEncoding.Utf16), Type(2, 1)),
        ["[error-context-new-latin1+utf16]"] = (new ErrorContextNewUse(CanonicalStringEncoding.Latin1Utf16), Type(2, 1)),
        ["[error-context-debug-message-utf8]"] = (new ErrorContextMessageUse(CanonicalStringEncoding.Utf8), Type(2, 0)),
        ["[error-context-debug-message-utf16]"] = (new ErrorContextMessageUse(CanonicalStringEncoding.Utf16), Type(2, 0)),
        ["[error-context-debug-message-latin1+utf16]"] = (new ErrorContextMessageUse(CanonicalStringEncoding.Latin1Utf16), Type(2, 0)),
        ["[thread-index]"] = Builtin(new CanonThreadIndex(), 0, 1),
        ["[thread-new-indirect-v0]"] = (new ThreadNewUse(), Type(2, 1)),
        ["[thread-resume-later]"] = Builtin(new CanonThreadResumeLater(), 1, 0),
    };

    /// <summary>The built-ins that a dummy module imports, for it shows all that is usable by default.</summary>
    public static IReadOnlyList<(string Module, string Name)> ForDummies { get; } =
    [
        ("[export]$root", "[task-cancel]"),
        ("$root", "[backpressure-inc]"),
        ("$root", "[backpressure-dec]"),
        ("$root", "[waitable-set-new]"),
        ("$root", "[waitable-set-wait]"),
        ("$root", "[waitable-set-poll]"),
        ("$root", "[waitable-set-drop]"),
        ("$root", "[waitable-join]"),
        ("$root", "[thread-yield]"),
        ("$root", "[subtask-drop]"),
        ("$root", "[subtask-cancel]"),
        ("$root", "[context-get-0]"),
        ("$root", "[context-set-0]"),
    ];

    public static (ImportUse Use, CoreFuncType Type)? Find(string name)
    {
        if (Plain.TryGetValue(name, out var plain)) return plain;
        var isCancellable = name.StartsWith(CancellablePrefix, StringComparison.Ordinal);
        return Cancellable(isCancellable ? name[CancellablePrefix.Length..] : name, isCancellable) ?? Context(name);
    }

    private static (ImportUse Use, CoreFuncType Type)? Cancellable(string name, bool isCancellable) => name switch
    {
        "[thread-suspend]" => Builtin(new CanonThreadSuspend(isCancellable), 0, 1),
        "[thread-yield]" => Builtin(new CanonThreadYield(isCancellable), 0, 1),
        "[thread-suspend-then-resume]" => Builtin(new CanonThreadSuspendThenResume(isCancellable), 1, 1),
        "[thread-yield-then-resume]" => Builtin(new CanonThreadYieldThenResume(isCancellable), 1, 1),
        "[thread-suspend-then-promote]" => Builtin(new CanonThreadSuspendThenPromote(isCancellable), 1, 1),
        "[thread-yield-then-promote]" => Builtin(new CanonThreadYieldThenPromote(isCancellable), 1, 1),
        "[waitable-set-wait]" or "[waitable-set-wait-i32]" => (new WaitableSetUse(true, isCancellable), Type(2, 1)),
        "[waitable-set-poll]" or "[waitable-set-poll-i32]" => (new WaitableSetUse(false, isCancellable), Type(2, 1)),
        "[waitable-set-wait-i64]" => (new WaitableSetUse(true, isCancellable), Wide),
        "[waitable-set-poll-i64]" => (new WaitableSetUse(false, isCancellable), Wide),
        _ => null,
    };

    // The number of the slot, with or without a type before it: [context-get-0], [context-get-i64-0].
    private static (ImportUse Use, CoreFuncType Type)? Context(string name)
    {
        var isGet = name.StartsWith("[context-get-", StringComparison.Ordinal);
        if ((!isGet && !name.StartsWith("[context-set-", StringComparison.Ordinal)) || !name.EndsWith(']')) return null;
        var rest = name["[context-get-".Length..^1];
        var type = rest.StartsWith("i64-", StringComparison.Ordinal) ? CoreValType.I64 : CoreValType.I32;
        if (rest.StartsWith("i64-", StringComparison.Ordinal) || rest.StartsWith("i32-", StringComparison.Ordinal)) rest = rest[4..];
        if (!uint.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var slot)) return null;
        return isGet ? (new BuiltinUse(new CanonContextGet(type, slot)), new CoreFuncType([], [type]))
            : (new BuiltinUse(new CanonContextSet(type, slot)), new CoreFuncType([type], []));
    }

    private static CoreFuncType Wide => new([CoreValType.I32, CoreValType.I64], [CoreValType.I32]);

    private static (ImportUse Use, CoreFuncType Type) Builtin(CanonDefinition definition, int parameters, int results) =>
        (new BuiltinUse(definition), Type(parameters, results));

    private static CoreFuncType Type(int parameters, int results) => new(
        EquatableList.From(Enumerable.Repeat(CoreValType.I32, parameters)), EquatableList.From(Enumerable.Repeat(CoreValType.I32, results)));
}
