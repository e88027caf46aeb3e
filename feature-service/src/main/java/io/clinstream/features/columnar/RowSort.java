package io.clinstream.features.columnar;

/**
 * The order of the rows in a file: by text, then by time, then as they came.
 *
 * @param text name of a required text column; it gets a bloom filter too
 * @param instant name of a required column of instants
 */
public record RowSort(String text, String instant) {}
