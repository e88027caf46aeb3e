package io.clinstream.training.ward;

import io.clinstream.models.InvalidModelException;
import io.clinstream.training.data.UnusableTrainingSetException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Steps of {@code scripts/evaluate-ward.sh}. Exit codes: 0 done; 1 failed; 2 wrong call; 3 a file is not what it should be;
 * 4 the model is not within its goal.
 */
@Command(
        name = "evaluate-ward",
        description = "Holds a model against a ward whose hazard is known.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class WardMain implements Runnable {

    /** A file is not what it should be. */
    static final int REFUSED = 3;

    /** The model is not within its goal. */
    static final int MISSED = 4;

    @Spec
    private CommandSpec spec;

    private WardMain() {}

    /** Runs one step. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int exitCode = commandLine().setOut(out).setErr(err).execute(arguments);
        out.flush();
        System.exit(exitCode);
    }

    /** The program. */
    static CommandLine commandLine() {
        return new CommandLine(new WardMain())
                .addSubcommand(new InstantsCommand())
                .addSubcommand(new ReportCommand())
                .setExecutionExceptionHandler(WardMain::explain);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which step? instants or report");
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("error: " + (failure.getMessage() == null ? failure : failure.getMessage()));
        return failure instanceof InvalidHazardFileException
                        || failure instanceof InvalidModelException
                        || failure instanceof UnusableTrainingSetException
                ? REFUSED
                : CommandLine.ExitCode.SOFTWARE;
    }
}
