package io.clinstream.models.margin;

import io.clinstream.models.explain.Sentences;
import io.clinstream.models.news2.News2Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every feature that any part of an answer may read: the inputs, and those of NEWS2 and of the sentences. */
final class UsedFeatures {

    private final String[] names;

    UsedFeatures(List<String> inputs) {
        Stream<String> companions = inputs.stream().flatMap(input -> Sentences.reads(input).stream());
        names = Stream.concat(inputs.stream(), Stream.concat(companions, News2Reading.reads().stream()))
                .distinct()
                .toArray(String[]::new);
    }

    /** Those of a vector that have a finite value. Made at once: a map of this size costs more than the trees. */
    Map<String, Double> of(Map<String, Double> features) {
        List<Map.Entry<String, Double>> used = new ArrayList<>(names.length);
        for (String name : names) {
            Double value = features.get(name);
            if (value != null && Double.isFinite(value)) {
                used.add(Map.entry(name, value));
            }
        }
        return Map.ofEntries(used.toArray(UsedFeatures::entries));
    }

    @SuppressWarnings("unchecked") // There is no other way to make an array of a generic type.
    private static Map.Entry<String, Double>[] entries(int size) {
        return (Map.Entry<String, Double>[]) new Map.Entry<?, ?>[size];
    }
}
