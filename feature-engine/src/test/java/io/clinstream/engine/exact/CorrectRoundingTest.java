package io.clinstream.engine.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrectRoundingTest {

    private static final long SEED = 20_261_120L;
    private static final int ROUNDS = 100_000;
    private static final MathContext SIXTY_DIGITS = new MathContext(60);

    @Test
    void shouldRoundQuotientsLikeDecimalArithmeticOfSixtyDigits() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger numerator = new BigInteger(1 + random.nextInt(180), random);
            numerator = random.nextBoolean() ? numerator.negate() : numerator;
            BigInteger denominator = new BigInteger(random.nextInt(150), random).add(BigInteger.ONE);

            double expected = new BigDecimal(numerator)
                    .divide(new BigDecimal(denominator), SIXTY_DIGITS)
                    .doubleValue();

            assertThat(CorrectRounding.quotient(numerator, denominator))
                    .as("%s / %s (seed %d)", numerator, denominator, SEED)
                    .isEqualTo(expected);
        }
    }

    @Test
    void shouldRoundQuotientsOfLongsLikeBigIntegers() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            long numerator = random.nextLong() >> random.nextInt(63);
            long denominator = (random.nextLong() >>> 1 >>> random.nextInt(62)) + 1;

            assertThat(CorrectRounding.quotient(numerator, denominator))
                    .as("%d / %d (seed %d)", numerator, denominator, SEED)
                    .isEqualTo(
                            CorrectRounding.quotient(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator)));
        }
    }

    @Test
    void shouldRoundSquareRootsLikeDecimalArithmeticOfSixtyDigits() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger numerator = new BigInteger(random.nextInt(180), random);
            BigInteger denominator = new BigInteger(random.nextInt(150), random).add(BigInteger.ONE);

            double expected = new BigDecimal(numerator)
                    .divide(new BigDecimal(denominator), new MathContext(130))
                    .sqrt(SIXTY_DIGITS)
                    .doubleValue();

            assertThat(CorrectRounding.squareRoot(numerator, denominator))
                    .as("sqrt(%s / %s) (seed %d)", numerator, denominator, SEED)
                    .isEqualTo(expected);
        }
    }

    @Test
    void shouldRoundHalfwayCasesToEven() {
        BigInteger two = BigInteger.TWO;
        long halfwayDown = (1L << 53) + 1;
        long halfwayUp = (1L << 53) + 3;

        assertThat(CorrectRounding.quotient(halfwayDown, 1)).isEqualTo(0x1p53);
        assertThat(CorrectRounding.quotient(halfwayUp, 1)).isEqualTo(0x1p53 + 4);
        assertThat(CorrectRounding.quotient(BigInteger.valueOf(halfwayDown), two))
                .isEqualTo(0x1p52);
        BigInteger justAbove = BigInteger.valueOf(halfwayDown).shiftLeft(80).add(BigInteger.ONE);
        assertThat(CorrectRounding.quotient(justAbove, BigInteger.ONE.shiftLeft(80)))
                .isEqualTo(0x1p53 + 2);
    }

    @Test
    void shouldGivePositiveZeroForZero() {
        assertThat(Double.doubleToRawLongBits(CorrectRounding.quotient(0, 7))).isZero();
        assertThat(Double.doubleToRawLongBits(CorrectRounding.quotient(BigInteger.ZERO, BigInteger.TEN)))
                .isZero();
        assertThat(Double.doubleToRawLongBits(CorrectRounding.squareRoot(BigInteger.ZERO, BigInteger.TEN)))
                .isZero();
    }

    @Test
    void shouldRefuseWhatHasNoValue() {
        assertThatThrownBy(() -> CorrectRounding.quotient(1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("denominator");
        assertThatThrownBy(() -> CorrectRounding.squareRoot(BigInteger.ONE.negate(), BigInteger.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("negative");
    }
}
