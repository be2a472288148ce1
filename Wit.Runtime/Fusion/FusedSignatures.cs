using System.Diagnostics;
using Wit.Model.Layout;
using Wit.Runtime.Instances;
using Wit.Runtime.Plan;

namespace Wit.Runtime.Fusion;

/// <summary>The core types of what adapters call back.</summary>
internal static class FusedSignatures
{
    private static readonly CoreType[] TwoI32 = [CoreType.I32, CoreType.I32];

    public static CoreSignature Trap { get; } = new([CoreType.I32, CoreType.I32, CoreType.I32, CoreType.I32], []);

    public static CoreSignature ValidateUtf8 { get; } = new(TwoI32, [CoreType.I32]);

    public static CoreSignature Transcode { get; } = new(TwoI32, [CoreType.I64]);

    public static CoreSignature BeginCall { get; } = new([], [CoreType.I32]);

    /// <summary>The core type of a function.</summary>
    public static CoreSignature Of(FusedImport import) => import switch
    {
        FusedTrapFunction => Trap,
        FusedValidateUtf8 => ValidateUtf8,
        FusedTranscode => Transcode,
        FusedBeginCall => BeginCall,
        FusedEndCall => CoreSignature.I32ToNothing,
        FusedTransfer => CoreSignature.I32ToI32,
        _ => throw new UnreachableException(),
    };
}
