package io.clinstream.files.sdtm;

/**
 * Where a row stood.
 *
 * @param file name without folder
 * @param row from 1
 */
public record RowPlace(String file, long row) {}
