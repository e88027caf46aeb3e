package io.clinstream.engine.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PointSumsTest {

    private static final long HOUR = 3_600_000L;

    @Test
    void shouldGiveTheStatisticsOfTheWorkedVector() {
        // Given the six points of clinical reference 5.2 inside (0 h, 6 h].
        PointSums sums = new PointSums(0, 0);
        sums.add(HOUR / 2, 72);
        sums.add(HOUR * 3 / 2, 75);
        sums.add(HOUR * 2, 74);
        sums.add(HOUR * 13 / 4, 80);
        sums.add(HOUR * 5, 88);
        sums.add(HOUR * 23 / 4, 91);

        assertThat(sums.count()).isEqualTo(6);
        assertThat(sums.mean()).hasValue(80.0);
        assertThat(sums.sampleDeviation()).hasValue(Math.sqrt(62.0));
        assertThat(sums.slopePerHour()).hasValue(79.75 / 21.125);
    }

    @Test
    void shouldHaveNoValueWhereThePointsDoNotSuffice() {
        PointSums none = new PointSums(0, 1);
        assertThat(none.mean()).isEmpty();
        assertThat(none.sampleDeviation()).isEmpty();
        assertThat(none.slopePerHour()).isEmpty();

        PointSums oneInstant = new PointSums(0, 1);
        oneInstant.add(5, 10);
        assertThat(oneInstant.sampleDeviation()).isEmpty();
        oneInstant.add(5, 30);
        assertThat(oneInstant.sampleDeviation()).hasValue(Math.sqrt(2.0));
        assertThat(oneInstant.slopePerHour()).isEmpty();
    }

    @Test
    void shouldNotDependOnOriginOrOrder() {
        PointSums forwards = new PointSums(0, 2);
        PointSums backwards = new PointSums(1_763_000_000_000L, 2);
        long[] values = new Random(7).longs(200, -5000, 5000).toArray();
        for (int i = 0; i < values.length; i++) {
            forwards.add(1_763_000_000_000L + i * 60_017L, values[i]);
        }
        for (int i = values.length - 1; i >= 0; i--) {
            backwards.add(1_763_000_000_000L + i * 60_017L, values[i]);
        }

        assertThat(backwards.mean()).isEqualTo(forwards.mean());
        assertThat(backwards.sampleDeviation()).isEqualTo(forwards.sampleDeviation());
        assertThat(backwards.slopePerHour()).isEqualTo(forwards.slopePerHour());
    }

    @Test
    void shouldSumProductsBeyondSixtyFourBits() {
        Random random = new Random(11);
        WideSum sum = new WideSum();
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < 10_000; i++) {
            long a = random.nextLong() >> random.nextInt(10);
            long b = random.nextLong() >> (10 + random.nextInt(50));
            sum.addProduct(a, b);
            sum.add(a);
            expected = expected.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                    .add(BigInteger.valueOf(a));
            assertThat(sum.value().toBigInteger()).isEqualTo(expected);
        }
    }
}
