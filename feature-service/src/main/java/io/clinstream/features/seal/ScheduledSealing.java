package io.clinstream.features.seal;

import io.clinstream.features.seal.SealOutcome.Result;
import io.clinstream.features.workspace.Connections;
import io.clinstream.features.workspace.Progress;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals what is due, as the feature service does by itself. */
public final class ScheduledSealing implements Runnable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ScheduledSealing.class);

    private final Connections connections;
    private final Clock clock;
    private final AtomicLong newest = new AtomicLong();

    /** Sealing over these connections. */
    public ScheduledSealing(Connections connections, MeterRegistry registry, Clock clock) {
        this.connections = connections;
        this.clock = clock;
        Gauge.builder("clinstream.features.sealed.newest.timestamp.seconds", newest, AtomicLong::get)
                .description("Midnight at the beginning of the newest sealed date; 0 before the first run.")
                .register(registry);
    }

    @Override
    public void run() {
        try (Sealing sealing = Sealing.open(connections, clock)) {
            List<SealOutcome> outcomes = sealing.run(SealRequest.DUE, Progress.NONE);
            outcomes.stream()
                    .filter(outcome -> outcome.result() != Result.PENDING)
                    .map(SealOutcome::date)
                    .max(Comparator.naturalOrder())
                    .ifPresent(this::note);
            LOGGER.info(
                    "sealed {} dates, {} unchanged, {} not yet complete",
                    count(outcomes, Result.SEALED),
                    count(outcomes, Result.UNCHANGED),
                    count(outcomes, Result.PENDING));
        }
    }

    private void note(LocalDate date) {
        newest.set(date.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }

    private static long count(List<SealOutcome> outcomes, Result result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }
}
