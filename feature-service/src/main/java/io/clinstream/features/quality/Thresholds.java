package io.clinstream.features.quality;

import io.clinstream.features.quality.Measure.Unit;
import io.clinstream.features.quality.Threshold.Worse;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.platform.config.Setting;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The limits of every measure: the defaults, and what the configuration says otherwise.
 *
 * @param limits limits by measure, all of them
 */
public record Thresholds(Map<Measure, Threshold> limits) {

    /** Copies the limits. */
    public Thresholds {
        limits = Map.copyOf(limits);
    }

    /** The documented defaults. */
    public static Thresholds byDefault() {
        Map<Measure, Threshold> limits = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            limits.put(measure, measure.byDefault());
        }
        return new Thresholds(limits);
    }

    /**
     * The defaults with the changes of {@code CLINSTREAM_QUALITY_THRESHOLDS}: {@code measure=warn/breach}, comma separated;
     * ratios as decimals, times as ISO 8601 durations.
     *
     * @throws ConfigurationException a change cannot be read, or has its limits in the wrong order
     */
    public static Thresholds from(Configuration configuration) {
        Map<Measure, Threshold> limits = new EnumMap<>(byDefault().limits());
        for (String change :
                configuration.find(Setting.QUALITY_THRESHOLDS).orElse("").split(",", -1)) {
            if (!change.isBlank()) {
                change(limits, change.strip());
            }
        }
        return new Thresholds(limits);
    }

    private static void change(Map<Measure, Threshold> limits, String change) {
        try {
            String[] sides = change.split("=", 2);
            Measure measure = Measure.find(sides[0].strip()).orElseThrow();
            String[] two = sides[1].split("/", 2);
            limits.put(
                    measure,
                    new Threshold(
                            measure.worse().or(() -> java.util.Optional.of(Worse.MORE)),
                            number(measure, two[0]),
                            number(measure, two[1])));
        } catch (RuntimeException unreadable) {
            throw new ConfigurationException(Setting.QUALITY_THRESHOLDS.key() + ": \"" + change
                    + "\" must be measure=warn/breach with a measure of docs/quality.md, such as refused=0.01/0.05 or"
                    + " freshness=PT1H/PT12H");
        }
    }

    private static double number(Measure measure, String text) throws DateTimeParseException {
        return measure.unit() == Unit.SECONDS
                ? Duration.parse(text.strip()).toMillis() / 1000.0
                : Double.parseDouble(text.strip());
    }

    /** Limits of a measure. */
    public Threshold of(Measure measure) {
        return limits.getOrDefault(measure, Threshold.NONE);
    }
}
