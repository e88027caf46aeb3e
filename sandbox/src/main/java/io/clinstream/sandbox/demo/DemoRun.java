package io.clinstream.sandbox.demo;

import io.clinstream.contract.Topics;
import io.clinstream.files.cinc2019.CincFile;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.PartState;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The course of the demonstration: start, history, septic patients and ward, the screen, and the checks. */
final class DemoRun {

    private static final int INTERRUPTED = 130;
    private static final Duration REFRESH = Duration.ofSeconds(3);
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final Duration WARD_IN_CHECK = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final DemoOptions options;
    private final Screen screen;
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean started;

    DemoRun(DemoOptions options, Screen screen) {
        this.options = options;
        this.screen = screen;
    }

    /** Returns the exit code. */
    int run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "demo-stop"));
        DemoFolder.empty(options.dataDirectory());
        Distribution distribution = Distribution.ofThisJvm();
        screen.say("starting Kafka, schema registry, Redis, S3, PostgreSQL and our applications");
        StackOptions stackOptions = StackOptions.everything(distribution).withListener(status -> {
            if (status.state() == PartState.READY) {
                screen.say("  " + status.part().id() + " is ready");
            }
        });
        try (EmbeddedStack stack = EmbeddedStack.start(options.dataDirectory(), stackOptions)) {
            started = true;
            return play(stack, distribution);
        } finally {
            ended.countDown();
        }
    }

    private int play(EmbeddedStack stack, Distribution distribution) throws InterruptedException {
        KafkaSettings kafka =
                KafkaSettings.from(Configuration.of(stack.addresses().environment()));
        Map<String, Object> consumer = new HashMap<>(kafka.consumer("demo"));
        consumer.remove("group.id");
        try (LogCounts counts = new LogCounts(consumer, kafka.topics());
                DemoProducers producers = new DemoProducers(stack, distribution, options)) {
            screen.say("loading " + options.subjects() + " subjects of the CDISC pilot trial as history");
            if (!finished(producers.history(), counts, kafka.topics())) {
                return interrupted.getCount() == 0 ? INTERRUPTED : failed(producers.log("history"));
            }
            screen.say("replaying " + DemoOptions.SEPTIC + " real septic patients and a ward of "
                    + options.wardPatients() + " simulated ones");
            ChildProcess septic = producers.septicPatients(septicFiles());
            ChildProcess ward = producers.ward();
            WatchedPatient watched = new WatchedPatient(stack.addresses(), DemoOptions.WATCHED);
            if (options.check()) {
                return check(stack, distribution, counts, kafka.topics(), watched, septic, ward);
            }
            screen.print(WhereToLook.text(stack));
            while (!interrupted.await(REFRESH.toMillis(), TimeUnit.MILLISECONDS)) {
                screen.show(watched, counts, kafka.topics());
            }
            screen.say("stopping");
            return 0;
        }
    }

    private int check(
            EmbeddedStack stack,
            Distribution distribution,
            LogCounts counts,
            Topics topics,
            WatchedPatient watched,
            ChildProcess septic,
            ChildProcess ward)
            throws InterruptedException {
        long wardEnds = System.nanoTime() + WARD_IN_CHECK.toNanos();
        while ((septic.alive() || System.nanoTime() < wardEnds) && !pause()) {
            screen.show(watched, counts, topics);
        }
        if (interrupted.getCount() == 0) {
            return INTERRUPTED;
        }
        DemoCheck check = new DemoCheck(stack, distribution, screen);
        // The health check wants a live producer; the ledger wants silence.
        boolean healthy = check.good("health-check");
        ward.stop(Duration.ofSeconds(10));
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (counts.quiet().compareTo(QUIET) < 0 && System.nanoTime() < patience && !pause()) {
            screen.say("waiting until the log is quiet");
        }
        boolean balanced = check.good("ledger");
        screen.say("health check " + (healthy ? "good" : "BAD") + ", ledger " + (balanced ? "good" : "BAD"));
        return healthy && balanced && septic.exit().join() == 0 ? 0 : 1;
    }

    private boolean finished(ChildProcess producer, LogCounts counts, Topics topics) throws InterruptedException {
        while (producer.alive() && !pause()) {
            screen.say("  " + counts.of(topics.raw()) + " raw events, " + counts.of(topics.features())
                    + " feature vectors");
        }
        return !producer.alive() && producer.exit().join() == 0;
    }

    private int failed(Path log) {
        screen.say("a producer failed; what it said is in " + log);
        return 1;
    }

    /** Waits a moment; true when the user wants to stop. */
    private boolean pause() throws InterruptedException {
        return interrupted.await(REFRESH.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void interrupt() {
        interrupted.countDown();
        try {
            // A stack that is still starting is ended by its reaper, at once.
            if (started) {
                ended.await();
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Path> septicFiles() {
        try (Stream<Path> files = Files.list(options.patients())) {
            return files.filter(file -> file.toString().endsWith(".psv"))
                    .filter(DemoRun::septic)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean septic(Path file) {
        try {
            return CincFile.read(file).sepsisOnsetHour().isPresent();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
