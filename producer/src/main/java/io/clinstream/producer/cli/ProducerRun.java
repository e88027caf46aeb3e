package io.clinstream.producer.cli;

import io.clinstream.contract.Topics;
import io.clinstream.files.TrialFileException;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.producer.send.DeliveryTally;
import io.clinstream.producer.send.DryRunSink;
import io.clinstream.producer.send.EventSink;
import io.clinstream.producer.send.KafkaSink;
import io.clinstream.producer.send.Progress;
import io.clinstream.producer.send.Replay;
import io.clinstream.producer.send.SendException;
import io.clinstream.producer.send.Summary;
import io.clinstream.producer.source.EventSource;
import io.clinstream.producer.source.Skipped;
import io.clinstream.producer.time.RealWall;
import io.clinstream.producer.time.ReplayMode;
import io.clinstream.producer.time.ReplayShift;
import io.clinstream.producer.time.ShiftMemory;
import io.clinstream.producer.time.Speed;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Model.CommandSpec;

/** Runs one source from the command line: connects, sends, prints the summary, gives the exit status. */
final class ProducerRun {

    private final CommandSpec command;
    private final EventSource source;
    private final SendOptions options;
    private final RealWall wall;
    private final DeliveryTally tally = new DeliveryTally();
    private final Skipped skipped = new Skipped();

    ProducerRun(CommandSpec command, EventSource source, SendOptions options, RealWall wall) {
        this.command = command;
        this.source = source;
        this.options = options;
        this.wall = wall;
    }

    /** Sends in a mode known beforehand. */
    int send(ReplayMode mode, Speed byDefault) {
        Speed speed = options.speed().orElse(byDefault);
        return run(speed, replay -> replay.run(mode, skipped));
    }

    /** Sends moved to now; the same {@code identity} is moved equally in every run. */
    int sendShifted(List<String> identity) {
        Speed speed = options.speed().orElse(new Speed(1));
        ShiftMemory memory = new ShiftMemory(options.dataDirectory());
        BiFunction<Instant, Instant, ReplayMode> mode = (first, last) -> {
            Optional<Duration> known = memory.recall(identity);
            Duration shift =
                    known.orElseGet(() -> ReplayShift.toEndNow(first, last, speed, wall.now(), source.grain()));
            if (known.isEmpty() && !options.dryRun()) {
                memory.remember(identity, shift);
            }
            return new ReplayMode.Shifted(shift);
        };
        return run(speed, replay -> replay.run(mode, skipped));
    }

    private int run(Speed speed, Sending sending) {
        PrintWriter err = command.commandLine().getErr();
        Instant begin = wall.now();
        Optional<String> aborted = Optional.empty();
        Topics topics = Topics.byDefault();
        try {
            Optional<KafkaSettings> settings = options.dryRun()
                    ? Optional.empty()
                    : Optional.of(KafkaSettings.from(Configuration.fromEnvironment()));
            topics = settings.map(KafkaSettings::topics).orElse(topics);
            try (EventSink sink = sink(settings);
                    Progress progress = options.progress().open(source.name(), err)) {
                sending.of(new Replay(source, sink, speed, wall, progress));
            }
        } catch (ConfigurationException | IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return ExitCode.USAGE;
        } catch (TrialFileException unreadable) {
            err.println(unreadable.getMessage());
            return ExitCode.UNREADABLE;
        } catch (IOException unreadable) {
            err.println("cannot read the source: " + unreadable);
            return ExitCode.UNREADABLE;
        } catch (SendException stuck) {
            err.println(stuck.getMessage());
            aborted = Optional.of(String.valueOf(stuck.getMessage()));
        }
        return report(topics, Duration.between(begin, wall.now()), aborted);
    }

    private int report(Topics topics, Duration duration, Optional<String> aborted) {
        Summary summary = new Summary(
                source.name(),
                options.dryRun(),
                topics,
                tally.byTopic(),
                tally.failures(),
                skipped.counts(),
                duration,
                aborted);
        PrintWriter out = command.commandLine().getOut();
        out.print(options.json() ? summary.json() + System.lineSeparator() : summary.text());
        out.flush();
        return summary.complete() ? ExitCode.DONE : ExitCode.NOT_ACKNOWLEDGED;
    }

    private EventSink sink(Optional<KafkaSettings> settings) {
        return settings.<EventSink>map(known -> KafkaSink.connect(known, tally)).orElseGet(() -> new DryRunSink(tally));
    }

    @FunctionalInterface
    private interface Sending {
        void of(Replay replay) throws IOException;
    }
}
