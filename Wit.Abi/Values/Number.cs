namespace Wit.Abi;

/// <summary>A number of several decimal digits: 128 is <c>Number&lt;Number&lt;D1, D2&gt;, D8&gt;</c>.</summary>
/// <typeparam name="THigh">The digits before the last.</typeparam>
/// <typeparam name="TDigit">The last digit.</typeparam>
public readonly struct Number<THigh, TDigit> : INumber
    where THigh : INumber
    where TDigit : INumber
{
    /// <inheritdoc/>
    public static uint Value => (THigh.Value * 10) + TDigit.Value;
}
