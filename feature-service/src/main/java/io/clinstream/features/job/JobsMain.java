package io.clinstream.features.job;

import io.clinstream.features.backfill.BackfillCommand;
import io.clinstream.features.quality.QualityCommand;
import io.clinstream.features.retention.RetentionCommand;
import io.clinstream.features.seal.SealCommand;
import io.clinstream.features.seal.SealedCommand;
import io.clinstream.features.training.TrainingSetCommand;
import io.clinstream.features.workspace.Connections;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The jobs of the feature service, run by hand. Exit codes: 0 good; 1 failed, or looked and found something wrong; 2
 * wrong call or configuration.
 */
@Command(
        name = "jobs",
        description = "Jobs over the stores of clinstream. Addresses come from CLINSTREAM_… variables.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class JobsMain {

    private JobsMain() {}

    /** Runs one subcommand. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int exitCode = commandLine(new Connections(Configuration::fromEnvironment), Clock.systemUTC())
                .setOut(out)
                .setErr(err)
                .execute(arguments);
        out.flush();
        System.exit(exitCode);
    }

    /** The program on the given connections; {@code clock} dates what is published. */
    public static CommandLine commandLine(Connections connections, Clock clock) {
        return new CommandLine(new JobsMain())
                .addSubcommand(new RetentionCommand(connections, clock))
                .addSubcommand(new SealCommand(connections, clock))
                .addSubcommand(new SealedCommand(connections))
                .addSubcommand(new BackfillCommand(connections))
                .addSubcommand(new TrainingSetCommand(connections, clock))
                .addSubcommand(new QualityCommand(connections, clock))
                .setExecutionExceptionHandler(JobsMain::explain);
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println("error: " + message);
        Throwable cause = failure.getCause();
        if (cause != null && cause.getMessage() != null && !message.contains(cause.getMessage())) {
            command.getErr().println("  because: " + cause.getMessage());
        }
        return failure instanceof ConfigurationException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }
}
