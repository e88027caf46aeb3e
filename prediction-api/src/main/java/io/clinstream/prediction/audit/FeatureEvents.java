package io.clinstream.prediction.audit;

import io.clinstream.audit.SourceEvents.Behind;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.catalog.Statistic;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which events lie behind a feature, by its catalogue entry: those that measured what its source reads, inside its
 * window; of a newest value the newest one of each measurement.
 *
 * @param codes what the events must have measured
 * @param windowMillis how far back they lie
 * @param newestOnly whether only the newest of each measurement counts
 */
record FeatureEvents(Set<String> codes, long windowMillis, boolean newestOnly) {

    /** Ids that are kept of one feature. */
    static final int MOST_IDS = 20;

    private static final String ADVERSE_EVENT = "adverse_event";

    /** An observed input of NEWS2 is no feature; it is a measurement of the same name, the newest of a day. */
    private static final long DAY_MILLIS = 86_400_000L;

    /**
     * An event of the index.
     *
     * @param at event time, epoch milliseconds
     * @param offset place in the canonical log
     * @param id id of the raw record
     * @param codes what it measured
     */
    record Event(long at, long offset, String id, Set<String> codes) {}

    static FeatureEvents of(String input) {
        Optional<Feature> feature = FeatureCatalog.current().find(input);
        if (feature.isEmpty()) {
            return new FeatureEvents(Set.of(input), DAY_MILLIS, true);
        }
        Set<String> codes = feature.get().source().reads().stream()
                .map(MeasurementCode::code)
                .collect(Collectors.toCollection(HashSet::new));
        if (feature.get().source().readsAdverseEvents()) {
            codes.add(ADVERSE_EVENT);
        }
        Statistic statistic = feature.get().statistic();
        return new FeatureEvents(
                codes,
                feature.get().window().millis(),
                statistic == Statistic.LAST || statistic == Statistic.HOURS_SINCE_LAST || statistic == Statistic.SCORE);
    }

    /** The events behind the feature, among those up to {@code asOf}, newest first. */
    Behind among(List<Event> newestFirst, long asOf) {
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        Set<String> open = new HashSet<>(codes);
        for (Event event : newestFirst) {
            boolean inside = windowMillis == Long.MAX_VALUE || event.at() > asOf - windowMillis;
            boolean wanted = event.codes().stream().anyMatch(open::contains);
            if (inside && wanted) {
                ids.add(event.id());
                if (newestOnly) {
                    open.removeAll(event.codes());
                }
            }
        }
        return new Behind(ids.size(), ids.stream().limit(MOST_IDS).toList());
    }
}
