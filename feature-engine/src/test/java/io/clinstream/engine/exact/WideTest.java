package io.clinstream.engine.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WideTest {

    private static final long SEED = 20_261_121L;
    private static final int ROUNDS = 200_000;

    @Test
    void shouldComputeLikeIntegersWithoutABound() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            long a = random.nextLong() >> random.nextInt(63);
            long b = random.nextLong() >> random.nextInt(63);
            long factor = random.nextInt(1 << 24);
            Wide product = Wide.product(a, b);
            Wide other = Wide.product(b, factor);

            assertThat(product.toBigInteger()).isEqualTo(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
            assertThat(product.minus(other).toBigInteger())
                    .isEqualTo(product.toBigInteger().subtract(other.toBigInteger()));
            if (product.isModest()) {
                assertThat(product.times(factor).toBigInteger())
                        .isEqualTo(product.toBigInteger().multiply(BigInteger.valueOf(factor)));
            }
        }
    }

    @Test
    void shouldRoundLikeIntegersWithoutABound() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Wide numerator = any(random);
            Wide denominator = any(random);
            BigInteger above = numerator.toBigInteger();
            BigInteger below = denominator.toBigInteger();
            if (below.signum() > 0) {
                assertThat(CorrectRounding.quotient(numerator, denominator))
                        .as("%s / %s", above, below)
                        .isEqualTo(CorrectRounding.quotient(above, below));
            }
            if (below.signum() > 0 && above.signum() >= 0) {
                assertThat(CorrectRounding.squareRoot(numerator, denominator))
                        .as("root of %s / %s", above, below)
                        .isEqualTo(CorrectRounding.squareRoot(above, below));
            }
        }
    }

    @Test
    void shouldRoundTiesToEven() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            // An odd number of 54 bits lies in the middle of two doubles; one more or less does not.
            long middle = ((1L << 53) + random.nextInt(1 << 30)) | 1;
            long factor = 1L + random.nextInt(1 << 20);
            for (long nudge = -1; nudge <= 1; nudge++) {
                Wide numerator = Wide.product(middle, factor).minus(new Wide(nudge >> 63, nudge));
                Wide denominator = Wide.product(factor, 1);

                assertThat(CorrectRounding.quotient(numerator, denominator))
                        .as("%d · %d − %d", middle, factor, nudge)
                        .isEqualTo(CorrectRounding.quotient(numerator.toBigInteger(), denominator.toBigInteger()));
            }
        }
    }

    private static Wide any(Random random) {
        return Wide.product(random.nextLong() >> random.nextInt(63), random.nextLong() >> random.nextInt(63));
    }
}
