package io.clinstream.producer.send;

import io.clinstream.producer.event.EventFields;
import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.source.EventSource;
import io.clinstream.producer.source.Skipped;
import io.clinstream.producer.time.ReplayMode;
import io.clinstream.producer.time.Speed;
import io.clinstream.producer.time.Wall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: reads a source, puts its events in order and time, and sends them.
 *
 * <p>A historical load keeps the order of events across topics too: before the events of a new step (a day, an hour)
 * all earlier ones are acknowledged, so that append times follow the order of what happened. No event is ever sent
 * before its own time.
 */
public final class Replay {

    private static final Logger LOGGER = LoggerFactory.getLogger(Replay.class);

    private final EventSource source;
    private final EventSink sink;
    private final Speed speed;
    private final Wall wall;
    private final Progress progress;
    private @Nullable Instant startedAt;
    private @Nullable Instant firstDue;
    private long step = Long.MIN_VALUE;

    /** A run of {@code source} into {@code sink}. */
    public Replay(EventSource source, EventSink sink, Speed speed, Wall wall, Progress progress) {
        this.source = source;
        this.sink = sink;
        this.speed = speed;
        this.wall = wall;
        this.progress = progress;
    }

    /**
     * Sends everything in a mode that is known beforehand, cohort by cohort; a paced run of a source that is not in
     * order of time is held in memory as a whole. A load of a running ward ends for all patients together.
     */
    public void run(ReplayMode mode, Skipped skipped) throws IOException {
        untilStopped(() -> {
            if (source.chronological()) {
                EndOfLoad end = new EndOfLoad();
                source.read(cohort -> send(cohort, mode, end), skipped);
                finish(mode, end);
            } else if (speed.isUnlimited()) {
                source.read(cohort -> sendCohort(cohort, mode), skipped);
            } else {
                sendCohort(all(skipped), mode);
            }
        });
    }

    /** Sends everything in a mode that depends on the due times of the first and last event. */
    public void run(BiFunction<Instant, Instant, ReplayMode> mode, Skipped skipped) throws IOException {
        List<RawEvent> events = all(skipped);
        if (events.isEmpty()) {
            return;
        }
        events.sort(RawEvent.IN_ORDER);
        ReplayMode chosen =
                mode.apply(events.get(0).due(), events.get(events.size() - 1).due());
        untilStopped(() -> sendCohort(events, chosen));
    }

    /** A person who stops a run still gets acknowledged, and counted, what is under way. */
    private void untilStopped(Sending sending) throws IOException {
        try {
            sending.run();
        } catch (StoppedException stopped) {
            LOGGER.debug("stopped by a person");
        }
        sink.flush();
    }

    private List<RawEvent> all(Skipped skipped) throws IOException {
        List<RawEvent> events = new ArrayList<>();
        source.read(events::addAll, skipped);
        return events;
    }

    /** Sends patients of whom nothing comes later. */
    private void sendCohort(List<RawEvent> cohort, ReplayMode mode) {
        EndOfLoad end = new EndOfLoad();
        send(cohort, mode, end);
        finish(mode, end);
    }

    private void send(List<RawEvent> cohort, ReplayMode mode, EndOfLoad end) {
        List<RawEvent> ordered = new ArrayList<>(cohort);
        ordered.sort(RawEvent.IN_ORDER);
        progress.expect(ordered.size());
        boolean historical = mode.endsLoad();
        for (RawEvent event : ordered) {
            RawEvent timed = mode.apply(event);
            long present =
                    Math.floorDiv(timed.due().toEpochMilli(), source.step().toMillis());
            if (historical && present != step) {
                sink.flush();
                step = present;
            }
            awaitTurn(timed, historical);
            if (wall.stopped()) {
                throw new StoppedException();
            }
            sink.send(timed);
            progress.step();
            if (historical) {
                timed.content().map(EventFields::new).ifPresent(end::saw);
            }
        }
    }

    private void finish(ReplayMode mode, EndOfLoad end) {
        if (mode.endsLoad()) {
            sink.flush();
            end.markers().forEach(sink::send);
        }
    }

    private void awaitTurn(RawEvent event, boolean historical) {
        if (startedAt == null || firstDue == null) {
            startedAt = wall.now();
            firstDue = event.due();
        }
        Instant turn = speed.isUnlimited()
                ? startedAt
                : startedAt.plus(speed.onTheWall(Duration.between(firstDue, event.due())));
        Instant own = historical || event.content().isEmpty() ? turn : event.due();
        Duration wait = Duration.between(wall.now(), turn.isAfter(own) ? turn : own);
        if (!wait.isNegative() && !wait.isZero()) {
            sink.flush();
            wall.await(wait);
        }
    }

    @FunctionalInterface
    private interface Sending {
        void run() throws IOException;
    }

    /** Leaves a source that may have no end. */
    private static final class StoppedException extends RuntimeException {}
}
