namespace Wit.Component.Reading;

/// <summary>Skips constant expressions (WebAssembly 3.0, "Constant Expressions"), which stand between the globals of a module.</summary>
internal static class ConstantExpression
{
    public static void Skip(BinaryCursor cursor)
    {
        while (true)
        {
            var start = cursor.Offset;
            var code = cursor.ReadByte();
            switch (code)
            {
                case 0x0b: return;
                case 0x41: cursor.ReadSigned(32); break;
                case 0x42: cursor.ReadSigned(64); break;
                case 0x43: cursor.ReadBytes(4); break;
                case 0x44: cursor.ReadBytes(8); break;
                case 0x23 or 0xd2: cursor.ReadU32(); break;
                case 0xd0: cursor.ReadS33(); break;
                case 0x6a or 0x6b or 0x6c or 0x7c or 0x7d or 0x7e: break;
                case 0xfb: SkipAggregate(cursor, start); break;
                case 0xfd:
                    if (cursor.ReadU32() != 12) throw cursor.Invalid(start, code, "constant instruction");
                    cursor.ReadBytes(16);
                    break;
                default: throw cursor.Invalid(start, code, "constant instruction");
            }
        }
    }

    private static void SkipAggregate(BinaryCursor cursor, long start)
    {
        var code = cursor.ReadU32();
        switch (code)
        {
            case 0 or 1 or 6 or 7: cursor.ReadU32(); break;
            case 8:
                cursor.ReadU32();
                cursor.ReadU32();
                break;
            case 26 or 27 or 28: break;
            default: throw cursor.Invalid(start, code, "constant instruction");
        }
    }
}
