package io.clinstream.features.columnar;

import java.util.Arrays;

/** Which rows have a value: one bit a row, the lowest first. */
final class Bits {

    private static final int WORD = Long.SIZE;

    private final long[] words;

    Bits(int rows) {
        this.words = new long[(rows + WORD - 1) / WORD];
    }

    boolean get(int row) {
        return (words[row >> 6] & (1L << row)) != 0;
    }

    void set(int row) {
        words[row >> 6] |= 1L << row;
    }

    void clear() {
        Arrays.fill(words, 0);
    }

    int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** Words that hold so many bits. */
    static int wordsOf(int rows) {
        return (rows + WORD - 1) / WORD;
    }

    long word(int index) {
        return words[index];
    }

    void word(int index, long bits) {
        words[index] = bits;
    }
}
