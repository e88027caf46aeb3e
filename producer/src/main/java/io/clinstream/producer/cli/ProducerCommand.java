package io.clinstream.producer.cli;

import io.clinstream.producer.time.RealWall;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public void run() {
        throw new ParameterException(Commands.of(spec).commandLine(), "send what? replay or simulate");
    }
}
