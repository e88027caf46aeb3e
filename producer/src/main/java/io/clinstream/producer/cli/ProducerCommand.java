package io.clinstream.producer.cli;

import io.clinstream.producer.time.RealWall;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The producer's command line. */
@Command(
        name = "producer",
        mixinStandardHelpOptions = true,
        version = "clinstream producer 0.1.0",
        description = "Sends clinical events to the raw topics. Addresses come from the environment:"
                + " CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS, CLINSTREAM_SCHEMA_REGISTRY_URL.",
        footer = {
            "",
            "Exit status: 0 everything acknowledged; 1 something not acknowledged, or ended early; 2 wrong command"
                    + " line or configuration; 3 unreadable input."
        })
public final class ProducerCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    private ProducerCommand() {}

    /** The whole command line; {@code wall} paces replays and stops them. */
    public static CommandLine commandLine(RealWall wall) {
        CommandLine replay = new CommandLine(new ReplayCommand())
                .addSubcommand(new ReplaySdtmCommand(wall))
                .addSubcommand(new ReplayCincCommand(wall))
                .addSubcommand(new ReplayNdjsonCommand(wall));
        return new CommandLine(new ProducerCommand())
                .addSubcommand(replay)
                .addSubcommand(new SimulateCommand(wall))
                .registerConverter(Duration.class, ProducerCommand::duration)
                .registerConverter(Instant.class, ProducerCommand::instant)
                .setUsageHelpAutoWidth(true);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException wrong) {
            throw new TypeConversionException("must be an ISO 8601 duration such as PT10S, was \"" + text + "\"");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new TypeConversionException(
                    "must be an ISO 8601 instant such as 2026-01-31T08:00:00Z, was \"" + text + "\"");
        }
    }

    @Override
    public void run() {
        throw new ParameterException(Commands.of(spec).commandLine(), "send what? replay or simulate");
    }
}
