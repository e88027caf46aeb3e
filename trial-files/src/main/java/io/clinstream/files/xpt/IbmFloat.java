package io.clinstream.files.xpt;

/**
 * IBM System/360 floating point as SAS writes it: sign bit, 7 bit exponent of 16 with bias 64, up to 56 bit fraction.
 *
 * <p>SAS cuts trailing bytes off (variables of 2 to 7 bytes); they are zero. A first byte {@code .}, {@code _} or
 * {@code A} to {@code Z} followed by zeros is a missing value, not a number.
 */
final class IbmFloat {

    private static final int BYTES = 8;
    private static final int FRACTION_BITS = 56;
    private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
    private static final int EXPONENT_BIAS = 64;
    private static final int EXPONENT_MASK = 0x7f;
    private static final int BITS_PER_HEX_DIGIT = 4;

    private IbmFloat() {}

    /** The {@code length} bytes at {@code from}, followed by zeros, as one big-endian word. */
    static long bits(byte[] bytes, int from, int length) {
        long word = 0;
        for (int i = 0; i < BYTES; i++) {
            word = word << 8 | (i < length ? bytes[from + i] & 0xff : 0);
        }
        return word;
    }

    /** Whether the word is one of the 28 missing values. */
    static boolean isMissing(long bits) {
        int first = (int) (bits >>> FRACTION_BITS);
        return (bits & FRACTION_MASK) == 0 && (first == '.' || first == '_' || (first >= 'A' && first <= 'Z'));
    }

    /** Whether the word is neither a number nor a missing value: an exponent with no fraction. */
    static boolean isMalformed(long bits) {
        return (bits & FRACTION_MASK) == 0 && (bits & Long.MAX_VALUE) != 0 && !isMissing(bits);
    }

    /** The nearest {@code double} (half even); zero is exactly 0.0, without sign. */
    static double toDouble(long bits) {
        long fraction = bits & FRACTION_MASK;
        if (fraction == 0) {
            return 0.0;
        }
        int exponent = (int) (bits >>> FRACTION_BITS) & EXPONENT_MASK;
        int shift = BITS_PER_HEX_DIGIT * (exponent - EXPONENT_BIAS) - FRACTION_BITS;
        double magnitude = Math.scalb((double) fraction, shift);
        return bits < 0 ? -magnitude : magnitude;
    }
}
