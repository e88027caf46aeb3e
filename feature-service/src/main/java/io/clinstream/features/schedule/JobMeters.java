package io.clinstream.features.schedule;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The meters of one scheduled job; the label {@code job} has the jobs' names as its closed set. */
final class JobMeters {

    private static final String RUNS = "clinstream.features.job.runs";

    private final Counter good;
    private final Counter failed;
    private final AtomicLong tookMillis = new AtomicLong();
    private final AtomicLong succeeded = new AtomicLong();

    JobMeters(MeterRegistry registry, String job) {
        good = runs(registry, job, "good");
        failed = runs(registry, job, "failed");
        Gauge.builder("clinstream.features.job.last.seconds", tookMillis, millis -> millis.get() / 1000.0)
                .description("How long the last run of the job took; 0 before the first.")
                .tag("job", job)
                .register(registry);
        Gauge.builder("clinstream.features.job.success.timestamp.seconds", succeeded, AtomicLong::get)
                .description("When the job last ended well; 0 before the first time.")
                .tag("job", job)
                .register(registry);
    }

    void good(Instant ended, Duration duration) {
        good.increment();
        tookMillis.set(duration.toMillis());
        succeeded.set(ended.getEpochSecond());
    }

    void failed(Duration duration) {
        failed.increment();
        tookMillis.set(duration.toMillis());
    }

    private static Counter runs(MeterRegistry registry, String job, String outcome) {
        return Counter.builder(RUNS)
                .description("Runs of the job by outcome.")
                .tag("job", job)
                .tag("outcome", outcome)
                .register(registry);
    }
}
