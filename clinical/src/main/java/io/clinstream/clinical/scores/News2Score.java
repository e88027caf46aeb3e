package io.clinstream.clinical.scores;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A NEWS2 total with everything needed to read it honestly.
 *
 * @param parts points of each recorded or assumed parameter; a missing measured vital has no entry
 * @param total sum of the parts, 0 to 20; a missing measured vital counts 0
 * @param lowest least total that the missing inputs allow
 * @param highest greatest total that the missing inputs allow
 * @param anySingleThree whether one of the parts is 3
 * @param missing inputs that were not recorded, in the order of the chart, assumed ones included
 * @param assumptions what was taken for granted for them
 * @param risk by total and single threes
 */
public record News2Score(
        Map<News2Parameter, Integer> parts,
        int total,
        int lowest,
        int highest,
        boolean anySingleThree,
        List<News2Parameter> missing,
        List<News2Assumption> assumptions,
        News2Risk risk) {

    private static final int ENOUGH_MEASURED_VITALS = 4;

    /** Copies the collections, keeping the order of the chart. */
    public News2Score {
        parts = Collections.unmodifiableMap(new EnumMap<>(parts));
        missing = List.copyOf(missing);
        assumptions = List.copyOf(assumptions);
    }

    /** Whether every input was recorded. */
    public boolean isComplete() {
        return missing.isEmpty();
    }

    /** How many of the five measured vitals were recorded. */
    public int measuredVitals() {
        return (int) News2Parameter.MEASURED.stream()
                .filter(vital -> !missing.contains(vital))
                .count();
    }

    /** Whether the score may be shown at all: at least four of the five measured vitals. */
    public boolean isSufficient() {
        return measuredVitals() >= ENOUGH_MEASURED_VITALS;
    }
}
