package io.clinstream.clinical;

import java.util.List;
import java.util.Optional;

/**
 * What was measured: a vital {@link Signal} or a laboratory {@link Analyte}. Codes are unique over both, so that one
 * string names a measurement everywhere: in an event, a feature, a column and a page.
 */
public sealed interface MeasurementCode permits Signal, Analyte {

    /** The canonical name, for example {@code heart_rate}: lower case, words joined by an underscore, never changed. */
    String code();

    /** The UCUM code of the unit in which accepted values are stored. */
    String unit();

    /** Digits after the decimal point that an accepted value keeps; 0 to 4. */
    int decimals();

    /** Accepted LOINC codes, the preferred one first; empty where none was found in a source. */
    List<String> loincCodes();

    /** Accepted SDTM test codes (VSTESTCD or LBTESTCD), the preferred one first; empty where SDTM has none. */
    List<String> sdtmCodes();

    /**
     * Finds a measurement by its canonical name.
     *
     * @param code for example {@code lactate}; compared exactly
     * @return the signal or analyte, or empty for an unknown name
     */
    static Optional<MeasurementCode> ofCode(String code) {
        Optional<Signal> signal = Signal.ofCode(code);
        return signal.isPresent()
                ? Optional.of(signal.get())
                : Analyte.ofCode(code).map(MeasurementCode.class::cast);
    }
}
