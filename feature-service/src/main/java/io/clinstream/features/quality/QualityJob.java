package io.clinstream.features.quality;

import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.Workspace;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reports a day: the published report where there is one, else a new one, published if the day is complete. */
public final class QualityJob {

    private final ObjectStore store;
    private final QualityRun run;
    private final Settled settled;
    private final Path scratch;
    private final Clock clock;

    /** Whether every record of a day that is over has gone all its way. */
    @FunctionalInterface
    public interface Settled {
        /** Says so, after waiting if it likes. */
        boolean is(LocalDate date) throws InterruptedException;
    }

    /** A job; {@code clock} tells which day is over. */
    public QualityJob(ObjectStore store, QualityRun run, Settled settled, Path scratch, Clock clock) {
        this.store = store;
        this.run = run;
        this.settled = settled;
        this.scratch = scratch;
        this.clock = clock;
    }

    /** The report of a day: the published one, a new one that is published, or one of a day that is not complete. */
    public QualityReport report(LocalDate date, Progress progress)
            throws SQLException, IOException, InterruptedException {
        Optional<QualityReport> published = publish(date, progress);
        if (published.isPresent()) {
            return published.get();
        }
        Instant now = clock.instant();
        return run.measure(date, isOver(date, now) ? end(date) : now, false, progress);
    }

    /** Publishes the report of a day if the day is complete; empty where it is not. */
    public Optional<QualityReport> publish(LocalDate date, Progress progress)
            throws SQLException, IOException, InterruptedException {
        QualityReports reports = new QualityReports(store);
        Optional<QualityReport> published = reports.find(date);
        if (published.isPresent() || !isOver(date, clock.instant()) || !settled.is(date)) {
            return published;
        }
        QualityReport report = run.measure(date, end(date), true, progress);
        try (Workspace space = Workspace.in(scratch, "clinstream-quality")) {
            reports.publish(report, space.folder());
        }
        return reports.find(date);
    }

    private static boolean isOver(LocalDate date, Instant now) {
        return !now.isBefore(end(date));
    }

    private static Instant end(LocalDate date) {
        return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
