package io.clinstream.files.cinc2019;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One hour of a patient.
 *
 * @param row in the file, from 1
 * @param iculos hours since ICU admission (ICULOS), strictly rising in a file
 * @param measurements the values present (not {@code NaN}) by column name, in the order of the columns, without
 *     demographics, ICULOS and SepsisLabel
 * @param septic SepsisLabel is 1
 */
public record CincHour(long row, long iculos, Map<String, Double> measurements, boolean septic) {

    public CincHour {
        measurements = Collections.unmodifiableMap(new LinkedHashMap<>(measurements));
    }
}
