package io.clinstream.features.bronze;

import io.clinstream.features.chunk.Pace;

/**
 * One record as bronze keeps it.
 *
 * @param line its line of JSON with the line feed; not copied
 * @param pace how soon it should be visible
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the reader to the compressor, and on to nobody
public record BronzeRow(byte[] line, Pace pace) {}
