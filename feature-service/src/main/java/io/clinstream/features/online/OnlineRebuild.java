package io.clinstream.features.online;

import io.clinstream.platform.objects.ObjectStoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a Redis that was emptied, restarted or replaced, and has it filled again: the vectors from the start of the log,
 * the patients the log has no more from the roster. Also keeps the roster up to date.
 */
public final class OnlineRebuild {

    private static final Logger LOGGER = LoggerFactory.getLogger(OnlineRebuild.class);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(5);

    private final RebuildMarks marks;
    private final PatientRoster roster;
    private final Duration rosterEvery;
    private final OnlineMeters meters;

    private Set<TopicPartition> checked = Set.of();
    private Map<String, Long> goals = Map.of();
    private Instant checkDue = Instant.EPOCH;
    private Instant rosterDue;
    private Instant begun = Instant.EPOCH;

    /**
     * A rebuild of the store that has these marks.
     *
     * @param rosterEvery how often new patients are listed
     * @param clock tells when the first list is due
     */
    public OnlineRebuild(
            RebuildMarks marks, PatientRoster roster, Duration rosterEvery, Clock clock, OnlineMeters meters) {
        this.marks = marks;
        this.roster = roster;
        this.rosterEvery = rosterEvery;
        this.meters = meters;
        this.rosterDue = clock.instant().plus(rosterEvery);
    }

    /** Commits where to go on; false where that must be tried again. */
    @FunctionalInterface
    interface Commit {

        boolean at(Map<TopicPartition, Long> positions);
    }

    /** From time to time: sends the consumer back to the start of the partitions that Redis was never given. */
    void check(Consumer<?, ?> consumer, Commit commit, Instant now) {
        Set<TopicPartition> assigned = consumer.assignment();
        if (now.isBefore(checkDue) && assigned.equals(checked)) {
            return;
        }
        Set<String> unfilled = marks.unfilled(names(assigned));
        Set<TopicPartition> again = assigned.stream()
                .filter(partition -> unfilled.contains(partition.toString()))
                .collect(Collectors.toSet());
        if (!again.isEmpty()) {
            begin(consumer, commit, again, now);
        }
        goals = marks.goals();
        if (goals.containsKey(RebuildMarks.PATIENTS)) {
            loadRoster();
        }
        checked = Set.copyOf(assigned);
        checkDue = now.plus(CHECK_EVERY);
    }

    private void begin(Consumer<?, ?> consumer, Commit commit, Set<TopicPartition> again, Instant now) {
        LOGGER.warn("Redis may lack vectors: reading {} again from the start of the log", again);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(again);
        Map<String, Long> ends = new HashMap<>();
        consumer.endOffsets(again).forEach((partition, end) -> ends.put(partition.toString(), end));
        ends.put(RebuildMarks.PATIENTS, 0L);
        beginnings.forEach(consumer::seek);
        // Committed before marked: a crash in between repeats the rebuild, and never skips it.
        if (commit.at(beginnings)) {
            marks.begin(ends);
            meters.rebuilt();
            begun = now;
        }
    }

    private void loadRoster() {
        try {
            roster.load();
            marks.reached(RebuildMarks.PATIENTS);
        } catch (ObjectStoreException away) {
            LOGGER.warn("known patients cannot be read yet: {}", away.getMessage());
        }
    }

    /** After what was read is written and committed: notes the partitions that have reached their goal. */
    void progress(Consumer<?, ?> consumer, Instant now) {
        if (goals.isEmpty()) {
            return;
        }
        for (TopicPartition partition : consumer.assignment()) {
            Long goal = goals.get(partition.toString());
            if (goal != null && arrived(consumer, partition, goal)) {
                marks.reached(partition.toString());
                goals = marks.goals();
                LOGGER.info("{} is in Redis up to offset {}, {} after the start", partition, goal, since(now));
            }
        }
    }

    /** A topic that was made anew may never reach the goal; without lag all of it is read. */
    private static boolean arrived(Consumer<?, ?> consumer, TopicPartition partition, long goal) {
        return consumer.position(partition) >= goal
                || consumer.currentLag(partition).orElse(1) == 0;
    }

    /** From time to time: lists the patients seen since. */
    void saveRoster(Instant now) {
        if (now.isBefore(rosterDue)) {
            return;
        }
        rosterDue = now.plus(rosterEvery);
        try {
            int saved = roster.save(now);
            LOGGER.debug("{} new patients listed", saved);
        } catch (ObjectStoreException away) {
            LOGGER.warn("new patients are listed later: {}", away.getMessage());
        }
    }

    private Duration since(Instant now) {
        return begun.equals(Instant.EPOCH) ? Duration.ZERO : Duration.between(begun, now);
    }

    private static Set<String> names(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::toString).collect(Collectors.toSet());
    }
}
