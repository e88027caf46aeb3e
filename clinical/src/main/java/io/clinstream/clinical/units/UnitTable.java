package io.clinstream.clinical.units;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The units in which one measurement is accepted, the canonical one first.
 *
 * <p>A unit is looked up among those of its own measurement only. That is what makes it safe to ignore case and to read
 * SDTM's {@code F} as Fahrenheit although UCUM's is the farad.
 */
public final class UnitTable {

    private static final Pattern BLANKS = Pattern.compile("\\s");

    private static final Map<MeasurementCode, UnitTable> TABLES = Stream.concat(
                    Stream.of(Signal.values()), Stream.of(Analyte.values()))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), UnitTable::new));

    private final List<AcceptedUnit> units;
    private final Map<String, AcceptedUnit> bySpelling;

    private UnitTable(MeasurementCode measurement) {
        this.units =
                measurement instanceof Signal signal ? SignalUnits.of(signal) : AnalyteUnits.of((Analyte) measurement);
        if (!units.get(0).symbol().equals(measurement.unit())) {
            throw new IllegalStateException("the first unit of " + measurement + " is not " + measurement.unit());
        }
        Map<String, AcceptedUnit> spellings = new HashMap<>();
        for (AcceptedUnit unit : units) {
            Stream.concat(Stream.of(unit.symbol()), unit.spellings().stream()).forEach(spelling -> {
                AcceptedUnit other = spellings.put(fold(spelling), unit);
                if (other != null && !other.equals(unit)) {
                    throw new IllegalStateException(spelling + " of " + measurement + " means two units");
                }
                spellings.put(spelling, unit);
            });
        }
        this.bySpelling = Map.copyOf(spellings);
    }

    /** The table of a measurement; every measurement has one. */
    public static UnitTable of(MeasurementCode measurement) {
        UnitTable table = TABLES.get(measurement);
        if (table == null) {
            throw new IllegalStateException("no units for " + measurement);
        }
        return table;
    }

    /** Every accepted unit, the canonical one first; never empty. */
    public List<AcceptedUnit> units() {
        return units;
    }

    /** The unit in which values are stored. */
    public AcceptedUnit canonical() {
        return units.get(0);
    }

    /** Finds a unit by its symbol or one of its spellings, whatever case and blanks; empty if not accepted here. */
    public Optional<AcceptedUnit> find(String unit) {
        AcceptedUnit asWritten = bySpelling.get(unit);
        return asWritten != null ? Optional.of(asWritten) : Optional.ofNullable(bySpelling.get(fold(unit)));
    }

    /** Whether every accepted unit is the same number, so that an absent unit leaves nothing open. */
    public boolean hasOneMeaning() {
        return units.stream().allMatch(AcceptedUnit::isSameNumber);
    }

    /** Symbols of all accepted units, for a message. */
    public String symbols() {
        return units.stream().map(AcceptedUnit::symbol).collect(Collectors.joining(", "));
    }

    /**
     * Converts a bound of a reference range, which shares the unit of its result.
     *
     * @return the bound in the canonical unit at the measurement's decimals; empty if the unit is not accepted
     */
    public static Optional<BigDecimal> convert(MeasurementCode measurement, BigDecimal value, String unit) {
        return of(measurement).find(unit).map(accepted -> accepted.toCanonical(value, measurement.decimals()));
    }

    /** Blanks and case carry no meaning; the two Unicode micro signs and "mc" are written u, the degree sign is dropped. */
    private static String fold(String unit) {
        return BLANKS.matcher(unit)
                .replaceAll("")
                .replace('\u00b5', 'u')
                .replace('\u03bc', 'u')
                .replace("\u00b0", "")
                .replace("\u00b3", "3")
                .toLowerCase(Locale.ROOT)
                .replace("mcg", "ug")
                .replace("mcl", "ul")
                .replace("mcmol", "umol");
    }
}
