using CsCheck;

namespace TextKit.Search.Tests;

public sealed class BitWriterTests
{
    [Fact]
    public void Numbers_of_any_order_and_bits_come_back_in_turn_and_the_next_row_begins_anew()
    {
        Gen.Select(Gen.OneOf(Gen.ULong[0, 40], Gen.ULong[0, (1UL << 55) - 1]), Gen.Int[0, 20], Gen.UInt, Gen.Int[1, 32]).Array[0, 40].Sample(rows =>
        {
            var writer = new BitWriter();
            writer.Number(7, 2);
            writer.Finish();
            foreach (var (number, order, value, count) in rows)
            {
                writer.Number(number, order);
                writer.Write(value >> (32 - count), count);
            }

            var reader = new BitReader([.. writer.Finish()]);
            foreach (var (number, order, value, count) in rows)
            {
                Assert.Equal(number, reader.Number(order));
                Assert.Equal(value >> (32 - count), reader.Read(count));
            }
        });
    }
}
