package io.clinstream.sandbox.cli;

import io.clinstream.sandbox.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Main of {@code scripts/stack.sh}. Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 (status) not running. */
@Command(
        name = "stack.sh",
        description = "The embedded stack: real Kafka, schema registry, Redis, S3 and PostgreSQL without Docker.",
        mixinStandardHelpOptions = true,
        subcommands = {StartCommand.class, StopCommand.class, StatusCommand.class, SuperviseCommand.class})
public final class StackMain {

    private static final int FAILED = 1;

    private StackMain() {}

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new StackMain());
        for (PartRequest.Verb verb : PartRequest.Verb.values()) {
            CommandLine drill = new CommandLine(new PartCommand(verb));
            drill.getCommandSpec()
                    .name(verb.text() + "-part")
                    .usageMessage()
                    .description("Drill: " + verb.text() + " one part of the running stack.");
            commandLine.addSubcommand(drill);
        }
        return commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StackException said) {
                command.getErr().println(said.getMessage());
                return FAILED;
            }
            throw failure;
        });
    }
}
