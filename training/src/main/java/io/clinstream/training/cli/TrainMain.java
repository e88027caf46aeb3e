package io.clinstream.training.cli;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.training.boost.TrainingFailedException;
import io.clinstream.training.calibration.CalibrationException;
import io.clinstream.training.data.UnusableTrainingSetException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program that trains. Exit codes: 0 trained; 1 failed; 2 wrong call or configuration; 3 the data allow no honest
 * model.
 */
@Command(
        name = "training",
        description = "Trains models. Addresses come from CLINSTREAM_… variables.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class TrainMain {

    /** The data allow no honest model. */
    public static final int REFUSED = 3;

    private TrainMain() {}

    /** Runs one subcommand. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int exitCode = commandLine(Configuration::fromEnvironment, Clock.systemUTC())
                .setOut(out)
                .setErr(err)
                .execute(arguments);
        out.flush();
        System.exit(exitCode);
    }

    /** The program with a configuration, which is read when an address is needed; {@code clock} dates models. */
    public static CommandLine commandLine(Supplier<Configuration> configuration, Clock clock) {
        return new CommandLine(new TrainMain())
                .addSubcommand(new TrainCommand(configuration, clock))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(TrainMain::explain);
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println("error: " + message);
        Throwable cause = failure.getCause();
        if (cause != null && cause.getMessage() != null && !message.contains(cause.getMessage())) {
            command.getErr().println("  because: " + cause.getMessage());
        }
        if (failure instanceof UnusableTrainingSetException
                || failure instanceof CalibrationException
                || failure instanceof TrainingFailedException) {
            return REFUSED;
        }
        return failure instanceof ConfigurationException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }
}
