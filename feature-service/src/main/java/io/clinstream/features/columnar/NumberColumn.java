package io.clinstream.features.columnar;

/**
 * A whole column of numbers.
 *
 * @param values one a row: a double's raw bits, or the number itself; without meaning where there is none
 * @param present which rows have a value
 */
@SuppressWarnings("ArrayRecordComponent") // passed from the buffer to the encoder and to nobody else
record NumberColumn(long[] values, Bits present) {}
