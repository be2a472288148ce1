// The ten decimal digits as types, together in one file because they are read as one table.
namespace Wit.Abi;

/// <summary>The digit 0.</summary>
public readonly struct D0 : INumber
{
    /// <inheritdoc/>
    public static uint Value => 0;
}

/// <summary>The digit 1.</summary>
public readonly struct D1 : INumber
{
    /// <inheritdoc/>
    public static uint Value => 1;
}

/// <summary>The digit 2.</summary>
public readonly struct D2 : INumber
{
    /// <inheritdoc/>
    public static uint Value => 2;
}

/// <summary>The digit 3.</summary>
public readonly struct D3 : INumber
{
    /// <inheritdoc/>
    public static uint Value => 3;
}

/// <summary>The digit 4.</summary>
public readonly struct D4 : INumber
{
    /// <inheritdoc/>
    public static uint Value => 4;
}

/// <summary>The digit 5.</summary>
public readonly struct D5 : INumber
{
    /// <inheritdoc/>
    public static uint Value => 5;
}

/// <summary>The digit 6.</summary>
public readonly struct D6 : INumber
{
    /// <inheritdoc/>
    public static uint Value => 6;
}

/// <summary>The digit 7.</summary>
public readonly struct D7 : INumber
{
    /// <inheritdoc/>
    public static uint Value => 7;
}

/// <summary>The digit 8.</summary>
public readonly struct D8 : INumber
{
    /// <inheritdoc/>
    public static uint Value => 8;
}

/// <summary>The digit 9.</summary>
public readonly struct D9 : INumber
{
    /// <inheritdoc/>
    public static uint Value => 9;
}
