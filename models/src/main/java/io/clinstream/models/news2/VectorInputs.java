package io.clinstream.models.news2;

import io.clinstream.clinical.Signal;
import io.clinstream.clinical.scores.News2;
import io.clinstream.clinical.scores.News2Score;
import io.clinstream.clinical.scores.SpO2Scale;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of NEWS2 as a vector holds them, aged to the instant of scoring.
 *
 * @param fresh vitals measured less than 24 hours before that instant
 * @param ages age of the newest value of each vital that was ever measured, however old
 * @param bedside consciousness and oxygen
 * @param used every feature that was read, by name, for the audit
 */
record VectorInputs(
        Map<MeasuredVital, BigDecimal> fresh,
        Map<MeasuredVital, Duration> ages,
        Bedside bedside,
        Map<String, Double> used) {

    /** Values of this age or older do not count: the newest value in (t - 24 h, t]. */
    static final Duration LOOKBACK = Duration.ofHours(24);

    private static final String TOTAL = "news2_last";
    private static final String MISSING = "news2_missing_components";
    /** The features that may be read. */
    static final List<String> NAMES = Stream.concat(
                    Arrays.stream(MeasuredVital.values())
                            .flatMap(vital -> Stream.of(vital.lastFeature(), vital.ageFeature())),
                    Stream.of(TOTAL, MISSING))
            .toList();

    private static final double LEAST = 1e-9;
    private static final double MOST = 1e9;
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    /** Reads the inputs; {@code now} before {@code asOf}, as clocks of two machines may have it, counts as equal. */
    static VectorInputs read(Map<String, Double> features, Instant asOf, Instant now) {
        Duration since = now.isAfter(asOf) ? Duration.between(asOf, now) : Duration.ZERO;
        Map<MeasuredVital, BigDecimal> fresh = new EnumMap<>(MeasuredVital.class);
        Map<MeasuredVital, BigDecimal> inVector = new EnumMap<>(MeasuredVital.class);
        Map<MeasuredVital, Duration> ages = new EnumMap<>(MeasuredVital.class);
        Map<String, Double> used = new TreeMap<>();
        for (MeasuredVital vital : MeasuredVital.values()) {
            take(features, vital.lastFeature(), used)
                    .ifPresent(value -> inVector.put(vital, BigDecimal.valueOf(value)));
            take(features, vital.ageFeature(), used)
                    .ifPresent(hours -> ages.put(
                            vital,
                            Duration.ofMillis(Math.round(hours * MILLIS_PER_HOUR))
                                    .plus(since)));
            if (inVector.containsKey(vital) && isFresh(ages.get(vital))) {
                fresh.put(vital, inVector.get(vital));
            }
        }
        Bedside bedside = since.compareTo(LOOKBACK) < 0 ? bedside(features, inVector, used) : Bedside.NOT_RECORDED;
        return new VectorInputs(
                Collections.unmodifiableMap(fresh),
                Collections.unmodifiableMap(ages),
                bedside,
                Collections.unmodifiableMap(used));
    }

    /** The total over the fresh inputs; empty where there is none at all. */
    Optional<News2Score> news2() {
        Map<Signal, BigDecimal> values = signals(fresh);
        bedside.addTo(values);
        return News2.score(values, SpO2Scale.ONE);
    }

    private static boolean isFresh(@Nullable Duration age) {
        return age != null && age.compareTo(LOOKBACK) < 0;
    }

    private static Bedside bedside(
            Map<String, Double> features, Map<MeasuredVital, BigDecimal> inVector, Map<String, Double> used) {
        Optional<Double> total = take(features, TOTAL, used);
        Optional<Double> missing = take(features, MISSING, used);
        if (total.isEmpty() || missing.isEmpty()) {
            return Bedside.NOT_RECORDED;
        }
        int measured = News2.score(signals(inVector), SpO2Scale.ONE)
                .map(News2Score::total)
                .orElse(0);
        int measuredMissing = MeasuredVital.values().length - inVector.size();
        return Bedside.explaining(
                total.get().intValue() - measured, missing.get().intValue() - measuredMissing);
    }

    private static Map<Signal, BigDecimal> signals(Map<MeasuredVital, BigDecimal> vitals) {
        Map<Signal, BigDecimal> values = new EnumMap<>(Signal.class);
        vitals.forEach((vital, value) -> values.put(vital.signal(), value));
        return values;
    }

    /** Whether it can be a vital, an age or a total at all: what no catalogue computes is not read. */
    private static boolean isValue(double number) {
        return Math.abs(number) <= MOST && (number == 0 || Math.abs(number) >= LEAST);
    }

    private static Optional<Double> take(Map<String, Double> features, String name, Map<String, Double> used) {
        Optional<Double> value = Optional.ofNullable(features.get(name)).filter(VectorInputs::isValue);
        value.ifPresent(number -> used.put(name, number));
        return value;
    }
}
