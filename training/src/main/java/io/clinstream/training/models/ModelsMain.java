package io.clinstream.training.models;

import io.clinstream.models.InvalidModelException;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The model registry by hand. */
@Command(
        name = "models",
        description = "The models of clinstream: versions, stages and who moved them. Addresses come from CLINSTREAM_…"
                + " variables.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 good; 1 failed; 2 wrong call or configuration; 3 the model breaks a rule and is refused; 4 the"
                    + " candidate is not better than what is in production."
        })
public final class ModelsMain {

    /** The model breaks a rule. */
    static final int INVALID = 3;

    /** The candidate is not better. */
    static final int NOT_BETTER = 4;

    private ModelsMain() {}

    /** Runs one subcommand. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int exitCode = commandLine(new RegistryAccess(Configuration::fromEnvironment, Clock.systemUTC()))
                .setOut(out)
                .setErr(err)
                .execute(arguments);
        out.flush();
        System.exit(exitCode);
    }

    /** The program on the given registry. */
    public static CommandLine commandLine(RegistryAccess access) {
        return new CommandLine(new ModelsMain())
                .addSubcommand(new ListCommand(access))
                .addSubcommand(new ShowCommand(access))
                .addSubcommand(new RegisterCommand(access))
                .addSubcommand(new PromoteCommand(access))
                .addSubcommand(new RollbackCommand(access))
                .setExecutionExceptionHandler(ModelsMain::explain);
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println("error: " + message);
        Throwable cause = failure.getCause();
        if (cause != null && cause.getMessage() != null && !message.contains(cause.getMessage())) {
            command.getErr().println("  because: " + cause.getMessage());
        }
        if (failure instanceof InvalidModelException) {
            return INVALID;
        }
        return failure instanceof ConfigurationException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }
}
