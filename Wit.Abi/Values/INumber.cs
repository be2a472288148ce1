namespace Wit.Abi;

/// <summary>A number as a type argument: C# has no other way to say <c>N</c> of <c>list&lt;T, N&gt;</c> or a count of cases.</summary>
public interface INumber
{
    /// <summary>The number.</summary>
    static abstract uint Value { get; }
}
