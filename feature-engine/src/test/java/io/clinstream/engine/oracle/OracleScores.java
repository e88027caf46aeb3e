package io.clinstream.engine.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** MEWS, qSOFA, SIRS, and scores over time. */
final class OracleScores {

    static final List<String> NEWS2_INPUTS = List.of(
            "respiratory_rate",
            "spo2",
            "supplemental_o2",
            "bp_systolic",
            "heart_rate",
            "consciousness",
            "temperature",
            "fio2",
            "o2_flow");
    static final List<String> QSOFA_INPUTS = List.of("respiratory_rate", "bp_systolic", "gcs_total", "consciousness");

    private static final Bands MEWS_SYSTOLIC = Bands.of("<=70:3 <=80:2 <=100:1 <=199:0 rest:2");
    private static final Bands MEWS_PULSE = Bands.of("<=40:2 <=50:1 <=100:0 <=110:1 <=129:2 rest:3");
    private static final Bands MEWS_RESPIRATION = Bands.of("<=9:2 <=14:0 <=20:1 <=29:2 rest:3");
    private static final Bands MEWS_TEMPERATURE = Bands.of("<=35:2 <=38.4:0 rest:2");
    /** By the number of the response, alert 0 to unresponsive 4. */
    private static final Bands MEWS_RESPONSE = Bands.of("<=0:0 <=2:1 <=3:2 rest:3");

    private static final Bands COMA = Bands.of("<15:1 rest:0");
    private static final Bands ALTERED = Bands.of(">0:1 rest:0");
    private static final Bands QSOFA_RESPIRATION = Bands.of(">=22:1 rest:0");
    private static final Bands QSOFA_SYSTOLIC = Bands.of("<=100:1 rest:0");
    private static final Bands SIRS_TEMPERATURE = Bands.of("<36:1 >38:1 rest:0");
    private static final Bands SIRS_PULSE = Bands.of(">90:1 rest:0");
    private static final Bands SIRS_RESPIRATION = Bands.of(">20:1 rest:0");
    private static final Bands SIRS_TENSION = Bands.of("<32:1 rest:0");
    private static final Bands SIRS_CELLS = Bands.of("<4:1 >12:1 rest:0");

    private OracleScores() {}

    static void put(Moment moment) {
        moment.put("mews_last", mews(moment));
        moment.put("qsofa_last", qsofa(moment));
        moment.put("sirs_last", sirs(moment));
        List<Dot.Computed> day = Dot.within(moment.patient.news2(), 24, moment.asOf);
        moment.put("news2_max_24h", Statistics.greatest(day));
        moment.put("news2_trend_24h", Statistics.slope(day));
        moment.put("news2_delta_6h", Statistics.delta(Dot.within(moment.patient.news2(), 6, moment.asOf)));
        moment.put("qsofa_max_24h", Statistics.greatest(Dot.within(moment.patient.qsofa(), 24, moment.asOf)));
    }

    /** The score at each instant at which an input was measured; no instant of a day without a time. */
    static List<Dot.Computed> series(
            OraclePatient patient, List<String> inputs, Function<Moment, @Nullable Integer> score) {
        TreeSet<Long> instants = new TreeSet<>();
        for (String input : inputs) {
            for (OraclePoint point : patient.points().getOrDefault(input, List.of())) {
                if (!point.dayOnly()) {
                    instants.add(point.time());
                }
            }
        }
        List<Dot.Computed> scores = new ArrayList<>();
        for (long instant : instants) {
            Integer total = score.apply(new Moment(patient, instant));
            if (total != null) {
                scores.add(new Dot.Computed(instant, false, BigDecimal.valueOf(total)));
            }
        }
        return scores;
    }

    static @Nullable Integer mews(Moment moment) {
        return sum(
                points(moment, "bp_systolic", 0, MEWS_SYSTOLIC),
                points(moment, "heart_rate", 0, MEWS_PULSE),
                points(moment, "respiratory_rate", 0, MEWS_RESPIRATION),
                points(moment, "temperature", 1, MEWS_TEMPERATURE),
                points(moment, "consciousness", 0, MEWS_RESPONSE));
    }

    static @Nullable Integer qsofa(Moment moment) {
        Fraction coma = moment.last("gcs_total", 24);
        Integer altered = coma != null ? (Integer) COMA.points(coma) : points(moment, "consciousness", 0, ALTERED);
        return sum(
                points(moment, "respiratory_rate", 0, QSOFA_RESPIRATION),
                points(moment, "bp_systolic", 0, QSOFA_SYSTOLIC),
                altered);
    }

    static @Nullable Integer sirs(Moment moment) {
        Integer breaths = points(moment, "respiratory_rate", 0, SIRS_RESPIRATION);
        Integer tension = unrounded(moment, "paco2", SIRS_TENSION);
        Integer breathing =
                breaths == null ? tension : tension == null ? breaths : (Integer) Math.max(breaths, tension);
        return sum(
                points(moment, "temperature", 1, SIRS_TEMPERATURE),
                points(moment, "heart_rate", 0, SIRS_PULSE),
                breathing,
                unrounded(moment, "wbc", SIRS_CELLS));
    }

    private static @Nullable Integer points(Moment moment, String code, int decimals, Bands bands) {
        Fraction last = moment.last(code, 24);
        return last == null ? null : (Integer) bands.points(Fraction.of(last.rounded(decimals)));
    }

    private static @Nullable Integer unrounded(Moment moment, String code, Bands bands) {
        Fraction last = moment.last(code, 24);
        return last == null ? null : (Integer) bands.points(last);
    }

    /** What is there; null if nothing is. */
    static @Nullable Integer sum(@Nullable Integer... parts) {
        List<Integer> known = new ArrayList<>();
        for (Integer part : parts) {
            if (part != null) {
                known.add(part);
            }
        }
        return known.isEmpty()
                ? null
                : (Integer) known.stream()
                        .filter(Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .sum();
    }
}
