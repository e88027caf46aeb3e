package io.clinstream.producer.source.ward;

import io.clinstream.producer.event.RawTopic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * Which kinds of events a ward makes, by weight.
 *
 * @param weights not negative, at least one positive
 */
public record EventMix(Map<RawTopic, Double> weights) {

    /** Mostly vitals, as on a real ward. */
    public static final String DEFAULT = "vitals=85,labs=12,adverse-events=2,subjects=1";

    public EventMix {
        weights = Map.copyOf(weights);
    }

    /**
     * Reads {@code kind=weight,…} with the kinds {@code vitals, labs, adverse-events, subjects}; a kind not named does
     * not occur.
     *
     * @throws IllegalArgumentException naming the part that is wrong
     */
    public static EventMix parse(String text) {
        Map<RawTopic, Double> weights = new EnumMap<>(RawTopic.class);
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", -1);
            double weight = pair.length == 2 ? number(pair[1]) : Double.NaN;
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("--mix: \"" + part + "\" must be kind=weight, weight not negative");
            }
            RawTopic topic = RawTopic.ofName("clinical." + pair[0])
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--mix: \"" + pair[0] + "\" must be vitals, labs, adverse-events or subjects"));
            weights.put(topic, weight);
        }
        if (weights.values().stream().noneMatch(weight -> weight > 0)) {
            throw new IllegalArgumentException("--mix: at least one weight must be positive");
        }
        return new EventMix(weights);
    }

    /** Draws a kind. */
    RawTopic draw(Random random) {
        double sum = 0;
        for (RawTopic topic : RawTopic.values()) {
            sum += weights.getOrDefault(topic, 0.0);
        }
        double point = random.nextDouble() * sum;
        RawTopic last = RawTopic.VITALS;
        for (RawTopic topic : RawTopic.values()) {
            double weight = weights.getOrDefault(topic, 0.0);
            if (weight > 0) {
                last = topic;
                if (point < weight) {
                    return topic;
                }
                point -= weight;
            }
        }
        return last;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
