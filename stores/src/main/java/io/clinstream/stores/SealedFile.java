package io.clinstream.stores;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A Parquet file of a sealed date; files follow each other in patient order.
 *
 * @param key full name of the object
 * @param bytes its size
 * @param sha256 its checksum, 64 hexadecimal digits
 * @param rows rows in it, at least 1
 * @param firstPatient smallest patient id in it
 * @param lastPatient greatest patient id in it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SealedFile(String key, long bytes, String sha256, long rows, String firstPatient, String lastPatient) {}
