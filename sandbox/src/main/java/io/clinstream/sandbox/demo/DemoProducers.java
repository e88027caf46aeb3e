package io.clinstream.sandbox.demo;

import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.process.ChildProcess;
import io.clinstream.sandbox.process.JavaCommand;
import io.clinstream.sandbox.process.Launch;
import io.clinstream.sandbox.process.Reaper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Starts the producer's command line as child processes, exactly as a user would. */
final class DemoProducers implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 192;
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int WARD_SEED = 7;

    private final EmbeddedStack stack;
    private final Distribution distribution;
    private final DemoOptions options;
    private final Reaper reaper = Reaper.start();
    private final List<ChildProcess> started = new ArrayList<>();

    DemoProducers(EmbeddedStack stack, Distribution distribution, DemoOptions options) {
        this.stack = stack;
        this.distribution = distribution;
        this.options = options;
    }

    /** The trial extract, loaded as history. */
    ChildProcess history() {
        return start(
                "history",
                List.of(
                        "replay",
                        "sdtm",
                        options.pilot().toString(),
                        "--subjects",
                        Integer.toString(options.subjects())));
    }

    /** The last hours of the real septic patients, shifted so that the last one is now, hour by hour. */
    ChildProcess septicPatients(List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("replay", "cinc2019"));
        files.forEach(file -> arguments.add(file.toString()));
        double speed = Duration.ofHours(1).toSeconds() * options.hoursPerSecond();
        arguments.addAll(List.of(
                "--shift-to-now",
                "--last-hours",
                Integer.toString(DemoOptions.HOURS),
                "--speed",
                String.format(Locale.ROOT, "%.0f", speed)));
        return start("septic-patients", arguments);
    }

    /** The simulated ward, with faults, until it is stopped. */
    ChildProcess ward() {
        return start(
                "ward",
                List.of(
                        "simulate",
                        "--patients",
                        Integer.toString(options.wardPatients()),
                        "--seed",
                        Integer.toString(WARD_SEED),
                        "--interval",
                        "PT5S",
                        "--duration",
                        "PT24H",
                        "--speed",
                        "1",
                        "--impossible",
                        "0.03",
                        "--duplicates",
                        "0.03",
                        "--unit-mix-ups",
                        "0.03",
                        "--clock-errors",
                        "0.01"));
    }

    /** Asks every producer to stop and waits for it. */
    @Override
    public void close() {
        started.forEach(child -> child.stop(GRACE));
        reaper.close();
    }

    private ChildProcess start(String name, List<String> arguments) {
        List<String> program = Stream.concat(
                        Stream.of(
                                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.clinstream.schema",
                                "io.clinstream.producer.ProducerMain"),
                        Stream.concat(
                                arguments.stream(),
                                Stream.of(
                                        "--progress",
                                        "off",
                                        "--data-dir",
                                        stack.dataDirectory().toString())))
                .toList();
        Launch launch = new Launch(
                JavaCommand.of(distribution.classPath(), HEAP_MEGABYTES, program),
                stack.addresses().environment(),
                stack.dataDirectory(),
                log(name),
                "TERM");
        ChildProcess child = ChildProcess.start(launch, reaper);
        started.add(child);
        return child;
    }

    /** Where a producer's output goes. */
    Path log(String name) {
        return stack.dataDirectory().resolve("logs").resolve("producer-" + name + ".log");
    }
}
