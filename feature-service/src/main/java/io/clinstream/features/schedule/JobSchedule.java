package io.clinstream.features.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs at their times, one after the other, and never one beside itself. Nothing of it is stored: after a restart the
 * next time counts, and every job looks for itself at what is due. A job that fails is logged, counted, and tried again
 * at its next time.
 */
public final class JobSchedule implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(JobSchedule.class);

    private final Map<String, Runnable> work = new ConcurrentHashMap<>();
    private final MeterRegistry registry;
    private final Clock clock;
    private final Scheduler scheduler;

    /** A schedule without jobs, running. */
    public JobSchedule(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        try {
            scheduler = new StdSchedulerFactory(properties()).getScheduler();
            scheduler.setJobFactory((bundle, unused) -> new NamedJob(
                    work.getOrDefault(bundle.getJobDetail().getKey().getName(), () -> {})));
            scheduler.start();
        } catch (SchedulerException failed) {
            throw new IllegalStateException("the schedule does not start", failed);
        }
    }

    /**
     * Adds a job.
     *
     * @param name its name in logs and metrics
     * @param cron when it runs, as Quartz writes it, in UTC; empty: never, but its meters exist
     * @throws IllegalArgumentException {@code cron} is no such expression
     */
    public void add(String name, Optional<String> cron, Runnable job) {
        work.put(name, metered(name, job));
        if (cron.isEmpty()) {
            return;
        }
        try {
            scheduler.scheduleJob(
                    JobBuilder.newJob(NamedJob.class).withIdentity(name).build(),
                    TriggerBuilder.newTrigger()
                            .withIdentity(name)
                            .withSchedule(CronScheduleBuilder.cronSchedule(expression(cron.get()))
                                    .inTimeZone(TimeZone.getTimeZone("UTC"))
                                    .withMisfireHandlingInstructionDoNothing())
                            .build());
            LOGGER.info("{} runs at {} (UTC)", name, cron.get());
        } catch (SchedulerException refused) {
            throw new IllegalStateException("job " + name + " cannot be scheduled", refused);
        }
    }

    /** Ends the schedule; a job that runs is interrupted and waited for. */
    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException failed) {
            throw new IllegalStateException("the schedule does not end", failed);
        }
    }

    private Runnable metered(String name, Runnable job) {
        JobMeters meters = new JobMeters(registry, name);
        return () -> {
            Instant began = clock.instant();
            try {
                job.run();
                meters.good(clock.instant(), Duration.between(began, clock.instant()));
            } catch (RuntimeException failed) {
                meters.failed(Duration.between(began, clock.instant()));
                LOGGER.error("job {} failed; it is tried again at its next time", name, failed);
            }
        };
    }

    private static CronExpression expression(String cron) {
        try {
            return new CronExpression(cron);
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(
                    "\"" + cron + "\" is no cron expression of Quartz, such as 0 30 1 * * ?: " + wrong.getMessage(),
                    wrong);
        }
    }

    /** One thread: jobs share memory and disk. */
    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "clinstream-jobs");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.scheduler.interruptJobsOnShutdownWithWait", "true");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        return properties;
    }

    @DisallowConcurrentExecution
    private static final class NamedJob implements InterruptableJob {

        private final Runnable work;
        private volatile Thread running = Thread.currentThread();

        NamedJob(Runnable work) {
            this.work = work;
        }

        @Override
        public void execute(JobExecutionContext context) {
            running = Thread.currentThread();
            work.run();
        }

        @Override
        public void interrupt() {
            running.interrupt();
        }
    }
}
