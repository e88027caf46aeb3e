package io.clinstream.features.quality;

import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.ObjectStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures today again and again for the meters, and reports yesterday once it is complete. A breach is logged when it
 * appears, not each time it is still there.
 */
public final class QualityWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(QualityWatch.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final QualityJob job;
    private final QualityMeters meters;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Set<String> logged = Set.of();

    QualityWatch(QualityJob job, QualityMeters meters, Clock clock) {
        this.job = job;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Starts watching; the first look comes after one interval.
     *
     * @param admin asks how far the applications are; the caller closes it after this
     */
    public static QualityWatch start(
            QualitySettings settings,
            ObjectStore objects,
            KafkaSettings kafka,
            Admin admin,
            MeterRegistry registry,
            Clock clock) {
        QualityRun run = new QualityRun(
                objects, kafka.topics(), new KafkaRefusals(kafka), settings.thresholds(), settings.scratch());
        SettledDay settled = new SettledDay(admin, kafka.topics());
        QualityJob job = new QualityJob(objects, run, date -> settled.await(date, PATIENCE), settings.scratch(), clock);
        QualityWatch watch = new QualityWatch(job, new QualityMeters(registry), clock);
        if (!settings.interval().isZero()) {
            Thread thread = new Thread(() -> watch.lookEvery(settings.interval()), "quality");
            thread.setDaemon(true);
            thread.start();
        }
        return watch;
    }

    private void lookEvery(Duration interval) {
        try {
            while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** One look at both days; what fails is tried again the next time. */
    void look() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            job.publish(today.minusDays(1), Progress.NONE);
            QualityReport report = job.report(today, Progress.NONE);
            meters.show(report, clock.instant());
            log(report);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (SQLException | IOException | RuntimeException failed) {
            LOGGER.warn("the quality of the data could not be measured and is measured later: {}", failed.toString());
        }
    }

    private void log(QualityReport report) {
        Set<String> now = new HashSet<>();
        for (QualityRow row : report.with(Status.BREACH)) {
            String breach = row.topic() + " from " + row.source() + ": " + row.measure();
            now.add(breach);
            if (!logged.contains(breach)) {
                LOGGER.warn(
                        "data quality of {} is in breach, {} ({} of {})", breach, row.value(), row.part(), row.whole());
            }
        }
        logged = now;
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
