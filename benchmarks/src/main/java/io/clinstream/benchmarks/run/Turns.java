package io.clinstream.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.benchmarks.broker.TopicMeter.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Figures of entrants that took turns.
 *
 * @param entrants by name, in the order of their turns
 */
public record Turns(Map<String, Figures> entrants) {

    /** Keeps the order. */
    public Turns {
        entrants = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entrants));
    }

    /**
     * Figures of one entrant.
     *
     * @param entrant who
     * @param slices one per round
     * @param changelog what one more slice of {@code changelogMeasurements} wrote to changelogs, by topic
     * @param changelogDisk bytes by which the changelogs grew on disk meanwhile
     * @param heapBytes heap in use after full collections
     * @param configuration its configuration
     * @param profile what eats its time: a list of {@code table, what, percent}; a missing node for those not ours
     */
    public record Figures(
            Entrant entrant,
            List<Slice> slices,
            Map<String, Content> changelog,
            long changelogDisk,
            int changelogMeasurements,
            double heapBytes,
            JsonNode configuration,
            JsonNode profile) {

        /** Copies the collections. */
        public Figures {
            slices = List.copyOf(slices);
            changelog = Map.copyOf(changelog);
        }

        /** Median over the rounds. */
        public double perCpuSecond() {
            return Medians.of(slices.stream().map(Slice::perCpuSecond).toList());
        }

        /** Median over the rounds. */
        public double perWallSecond() {
            return Medians.of(slices.stream().map(Slice::perWallSecond).toList());
        }

        /** Share of garbage collection in the CPU time, median over the rounds. */
        public double collectionShare() {
            return Medians.of(slices.stream()
                    .map(slice -> slice.collectionSeconds() / slice.cpuSeconds())
                    .toList());
        }

        /** Changelog records per measurement. */
        public double changelogRecords() {
            return changelog.values().stream().mapToLong(Content::records).sum() / (double) changelogMeasurements;
        }

        /** Changelog bytes per measurement: serialized keys and values. */
        public double changelogBytes() {
            return changelog.values().stream().mapToLong(Content::bytes).sum() / (double) changelogMeasurements;
        }

        /** Changelog bytes per measurement on the broker's disk: compressed, with the frames of batches. */
        public double changelogDiskBytes() {
            return changelogDisk / (double) changelogMeasurements;
        }
    }

    /** Whether that entrant took part. */
    public boolean has(String name) {
        return entrants.containsKey(name);
    }

    /** The figures of an entrant that took part. */
    public Figures of(String name) {
        Figures figures = entrants.get(name);
        if (figures == null) {
            throw new IllegalArgumentException(name + " took no part");
        }
        return figures;
    }

    /** Ratio of one to another in measurements per CPU second, within each round; the median over the rounds. */
    public double ratio(String one, String other) {
        List<Slice> ours = of(one).slices();
        List<Slice> theirs = of(other).slices();
        return Medians.of(new ArrayList<>(IntStream.range(0, ours.size())
                .mapToObj(round ->
                        ours.get(round).perCpuSecond() / theirs.get(round).perCpuSecond())
                .toList()));
    }
}
