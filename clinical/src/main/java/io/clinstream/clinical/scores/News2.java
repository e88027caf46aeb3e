package io.clinstream.clinical.scores;

import io.clinstream.clinical.Signal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The National Early Warning Score 2 (Royal College of Physicians 2017), for patients over 16. Research use: a displayed
 * score with a missing input is partial and says so.
 *
 * <p>Any consciousness but alert, however averaged, counts as not alert, and any oxygen as oxygen.
 */
public final class News2 {

    private static final BigDecimal ROOM_AIR_PERCENT = BigDecimal.valueOf(21);
    private static final News2Parameter[] PARAMETERS = News2Parameter.values();
    private static final int NOT_ALERT = 3;
    private static final int ON_OXYGEN = 2;

    private News2() {}

    /**
     * Scores the last accepted values of one patient.
     *
     * @param values by signal, in canonical units, all taken within 24 h; reads the seven parameters' signals and
     *     {@link Signal#FIO2}, ignores the rest
     * @param scale saturation scale, {@link SpO2Scale#ONE} unless a clinician prescribed the other
     * @return the score, or empty if not one of the seven inputs is there
     */
    public static Optional<News2Score> score(Map<Signal, BigDecimal> values, SpO2Scale scale) {
        List<News2Parameter> missing = Arrays.stream(News2Parameter.values())
                .filter(parameter -> !values.containsKey(parameter.signal()))
                .toList();
        if (missing.size() == News2Parameter.values().length) {
            return Optional.empty();
        }
        List<News2Assumption> assumptions = assumptions(values);
        boolean onOxygen = onOxygen(values);
        Map<News2Parameter, Integer> parts = parts(values, scale, onOxygen);
        int total = total(parts);
        boolean anySingleThree = parts.containsValue(3);
        return Optional.of(new News2Score(
                parts,
                total,
                total,
                highest(values, scale),
                anySingleThree,
                missing,
                assumptions,
                News2Risk.of(total, anySingleThree)));
    }

    /**
     * What the chart adds up to, for those who need it at many instants: total, single threes and the number of missing
     * inputs are those of {@link #score}.
     *
     * @param total sum of the points; a missing input counts 0
     * @param anySingleThree whether one input alone gives 3
     * @param missing how many of the seven inputs were not recorded
     */
    public record Tally(int total, boolean anySingleThree, int missing) {

        /** Whether not one of the seven inputs is there. */
        public boolean isEmpty() {
            return missing == PARAMETERS.length;
        }
    }

    /** Adds up the last accepted values of one patient. */
    public static Tally tally(Map<Signal, BigDecimal> values, SpO2Scale scale) {
        boolean onOxygen = onOxygen(values);
        int missing = 0;
        int total = 0;
        boolean anySingleThree = false;
        for (News2Parameter parameter : PARAMETERS) {
            BigDecimal value = values.get(parameter.signal());
            Integer points = points(parameter, value, scale, onOxygen);
            missing += value == null ? 1 : 0;
            total += points == null ? 0 : points;
            anySingleThree |= points != null && points == 3;
        }
        return new Tally(total, anySingleThree, missing);
    }

    private static Map<News2Parameter, Integer> parts(
            Map<Signal, BigDecimal> values, SpO2Scale scale, boolean onOxygen) {
        Map<News2Parameter, Integer> parts = new EnumMap<>(News2Parameter.class);
        for (News2Parameter parameter : News2Parameter.values()) {
            Integer points = points(parameter, values.get(parameter.signal()), scale, onOxygen);
            if (points != null) {
                parts.put(parameter, points);
            }
        }
        return parts;
    }

    private static @Nullable Integer points(
            News2Parameter parameter, @Nullable BigDecimal value, SpO2Scale scale, boolean onOxygen) {
        if (parameter == News2Parameter.OXYGEN) {
            return onOxygen ? ON_OXYGEN : 0;
        }
        if (parameter == News2Parameter.CONSCIOUSNESS) {
            return value != null && value.signum() > 0 ? NOT_ALERT : 0;
        }
        if (value == null) {
            return null;
        }
        return switch (parameter) {
            case RESPIRATORY_RATE -> News2Bands.respiration(value);
            case SPO2 -> News2Bands.saturation(value, scale, onOxygen);
            case BP_SYSTOLIC -> News2Bands.systolic(value);
            case HEART_RATE -> News2Bands.pulse(value);
            default -> News2Bands.temperature(value);
        };
    }

    /** Recorded oxygen decides; without it the inspired concentration; without both, room air. */
    private static boolean onOxygen(Map<Signal, BigDecimal> values) {
        BigDecimal recorded = values.get(Signal.SUPPLEMENTAL_O2);
        if (recorded != null) {
            return recorded.signum() > 0;
        }
        BigDecimal inspired = values.get(Signal.FIO2);
        return inspired != null && inspired.compareTo(ROOM_AIR_PERCENT) > 0;
    }

    private static List<News2Assumption> assumptions(Map<Signal, BigDecimal> values) {
        List<News2Assumption> assumptions = new ArrayList<>();
        if (!values.containsKey(Signal.SUPPLEMENTAL_O2)) {
            if (!values.containsKey(Signal.FIO2)) {
                assumptions.add(News2Assumption.ROOM_AIR);
            } else {
                assumptions.add(onOxygen(values) ? News2Assumption.OXYGEN_BY_FIO2 : News2Assumption.ROOM_AIR_BY_FIO2);
            }
        }
        if (!values.containsKey(Signal.CONSCIOUSNESS)) {
            assumptions.add(News2Assumption.ALERT);
        }
        return assumptions;
    }

    /** The greatest points of what is missing. The least is the total itself: what is missing counts 0 in it. */
    private static int highest(Map<Signal, BigDecimal> values, SpO2Scale scale) {
        boolean open = !values.containsKey(Signal.SUPPLEMENTAL_O2) && !values.containsKey(Signal.FIO2);
        Map<News2Parameter, Integer> parts = parts(values, scale, open || onOxygen(values));
        for (News2Parameter parameter : News2Parameter.values()) {
            if (parameter != News2Parameter.OXYGEN && !values.containsKey(parameter.signal())) {
                parts.put(parameter, parameter.mostPoints());
            }
        }
        return total(parts);
    }

    private static int total(Map<News2Parameter, Integer> parts) {
        return parts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
