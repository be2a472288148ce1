namespace Wit.Abi;

/// <summary>Turns values of a type that bindings were generated with into values of a type of the user's own, and back.</summary>
/// <typeparam name="TUser">The user's type.</typeparam>
/// <typeparam name="TWit">The C# type that stands for the WIT type otherwise.</typeparam>
public interface IConversion<TUser, TWit>
{
    /// <summary>What the user gets for a value that comes in.</summary>
    static abstract TUser FromWit(TWit value);

    /// <summary>What goes out for a value of the user's.</summary>
    static abstract TWit ToWit(TUser value);
}
