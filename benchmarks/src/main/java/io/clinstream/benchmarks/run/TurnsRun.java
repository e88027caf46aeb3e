package io.clinstream.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.clinstream.benchmarks.broker.BrokerProcess;
import io.clinstream.benchmarks.broker.TopicMeter.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Entrants take turns, each with a backlog of its own while all others rest: A B C A B C. What disturbs the machine
 * disturbs them all, so ratios hold where absolute numbers do not.
 *
 * @param broker where
 * @param folder for state and logs
 * @param rounds turns of each
 * @param sliceSeconds aimed length of a turn
 * @param progress told what is done
 */
public record TurnsRun(BrokerProcess broker, Path folder, int rounds, double sliceSeconds, Consumer<String> progress) {

    private static final int LEAST_SLICE = 200;
    private static final int GREATEST_SLICE = 1_000_000;

    private static final int MOST_EXTRA_SLICES = 4;
    private static final double SETTLED = 1.05;

    /** A profile takes longer, for enough samples. */
    private static final int PROFILE_SLICES = 3;

    /** Measures these entrants. */
    public Turns measure(List<Entrant> entrants) throws IOException, ExecutionException, InterruptedException {
        Map<Entrant, Lane> lanes = new LinkedHashMap<>();
        try {
            Map<Entrant, Integer> sizes = new LinkedHashMap<>();
            for (Entrant entrant : entrants) {
                Lane lane = Lane.open(broker, folder, entrant);
                lanes.put(entrant, lane);
                sizes.put(entrant, warmUp(entrant, lane));
            }
            Map<Entrant, List<Slice>> slices = new LinkedHashMap<>();
            for (int round = 1; round <= rounds; round++) {
                for (Entrant entrant : entrants) {
                    Slice slice = at(lanes, entrant).run(at(sizes, entrant));
                    slices.computeIfAbsent(entrant, first -> new ArrayList<>()).add(slice);
                    say(
                            "round %d of %d: %-18s %,9.0f per CPU second",
                            round, rounds, entrant.name(), slice.perCpuSecond());
                }
            }
            Map<String, Turns.Figures> figures = new LinkedHashMap<>();
            for (Entrant entrant : entrants) {
                say("counting and profiling: %s", entrant.name());
                figures.put(
                        entrant.name(), figures(entrant, at(lanes, entrant), at(slices, entrant), at(sizes, entrant)));
            }
            return new Turns(figures);
        } finally {
            for (Lane lane : lanes.values()) {
                lane.close();
            }
        }
    }

    /** Fills windows, lets the compiler finish (until a slice is hardly faster than the one before), sizes a slice. */
    private int warmUp(Entrant entrant, Lane lane) throws IOException, ExecutionException, InterruptedException {
        say("warming up: %s, %,d measurements", entrant.name(), entrant.warmUp());
        Slice before = lane.run(entrant.warmUp());
        Slice slice = lane.run(sized(before));
        for (int extra = 0;
                extra < MOST_EXTRA_SLICES && slice.perCpuSecond() > SETTLED * before.perCpuSecond();
                extra++) {
            before = slice;
            slice = lane.run(sized(before));
        }
        return sized(slice);
    }

    private int sized(Slice slice) {
        return (int) Math.max(LEAST_SLICE, Math.min(GREATEST_SLICE, slice.perWallSecond() * sliceSeconds));
    }

    /** One more turn to count what is written, and one under a flight recorder: neither is timed. */
    private Turns.Figures figures(Entrant entrant, Lane lane, List<Slice> slices, int size)
            throws IOException, ExecutionException, InterruptedException {
        List<String> changelogs = lane.changelogs();
        Map<TopicPartition, Long> before = lane.meter().ends(changelogs);
        long diskBefore = lane.meter().onDisk(changelogs);
        if (!changelogs.isEmpty()) {
            lane.run(size);
        }
        Map<String, Content> written = lane.meter().between(before, lane.meter().ends(changelogs));
        long disk = lane.meter().onDisk(changelogs) - diskBefore;
        JsonNode configuration = lane.process().ready().get("configuration");
        JsonNode profile = entrant.kind().ours() ? lane.profile(size * PROFILE_SLICES) : MissingNode.getInstance();
        double heap = lane.process().ask("collect").get("heapBytes").asDouble();
        return new Turns.Figures(entrant, slices, written, disk, size, heap, configuration, profile);
    }

    private static <V> V at(Map<Entrant, V> map, Entrant entrant) {
        V value = map.get(entrant);
        if (value == null) {
            throw new IllegalStateException(entrant.name() + " has no figures");
        }
        return value;
    }

    private void say(String format, Object... parts) {
        progress.accept(String.format(Locale.ROOT, format, parts));
    }
}
