package io.clinstream.operations;

import io.clinstream.operations.access.ConfiguredConnections;
import io.clinstream.operations.access.Connections;
import io.clinstream.operations.audit.VerifyAuditCommand;
import io.clinstream.operations.ledger.LedgerCommand;
import io.clinstream.operations.parity.ParityCommand;
import io.clinstream.operations.probe.HealthCommand;
import io.clinstream.operations.release.ReleaseCommand;
import io.clinstream.operations.shell.CatCommand;
import io.clinstream.operations.shell.LsCommand;
import io.clinstream.operations.shell.PredictCommand;
import io.clinstream.operations.shell.ProvisionCommand;
import io.clinstream.operations.shell.RedisCommand;
import io.clinstream.operations.shell.SqlCommand;
import io.clinstream.operations.shell.TopicsCommand;
import io.clinstream.operations.trace.TraceCommand;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The operator's program. Exit codes: 0 good; 1 looked, and found something wrong; 2 wrong call or configuration.
 */
@Command(
        name = "operations",
        description = "Looks at a running clinstream. Addresses come from CLINSTREAM_… variables.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class OperationsMain {

    private OperationsMain() {}

    /** Runs one subcommand. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int exitCode = commandLine(new ConfiguredConnections(Configuration::fromEnvironment))
                .setOut(out)
                .setErr(err)
                .execute(arguments);
        out.flush();
        System.exit(exitCode);
    }

    /** The program on the given connections. */
    static CommandLine commandLine(Connections connections) {
        // Words of Redis and SQL may begin with a hyphen: ZRANGE key 0 -1.
        CommandLine redis = new CommandLine(new RedisCommand(connections)).setStopAtPositional(true);
        return new CommandLine(new OperationsMain())
                .addSubcommand(new HealthCommand(connections, Clock.systemUTC()))
                .addSubcommand(new LedgerCommand(connections, Clock.systemUTC()))
                .addSubcommand(new ParityCommand(connections, Clock.systemUTC()))
                .addSubcommand(new VerifyAuditCommand(connections, Clock.systemUTC()))
                .addSubcommand(new TraceCommand(connections))
                .addSubcommand(new ReleaseCommand(connections, Clock.systemUTC()))
                .addSubcommand(new PredictCommand(connections))
                .addSubcommand(redis)
                .addSubcommand(new SqlCommand(connections))
                .addSubcommand(new LsCommand(connections))
                .addSubcommand(new CatCommand(connections))
                .addSubcommand(new TopicsCommand(connections))
                .addSubcommand(new ProvisionCommand(connections))
                .setExecutionExceptionHandler(OperationsMain::explain);
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
