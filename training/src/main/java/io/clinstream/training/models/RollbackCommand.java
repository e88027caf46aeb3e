package io.clinstream.training.models;

import io.clinstream.registry.RegisteredVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes back to the version that was in production before. */
@Command(
        name = "rollback",
        description =
                "Puts the version back into production that was there before the present one. Twice goes two steps"
                        + " back.",
        mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {

    private final RegistryAccess access;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the model.")
    private String name;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the history.")
    private String reason;

    @Mixin
    private Who who;

    @Option(names = "--json", description = "Print the version now in production as one JSON object.")
    private boolean json;

    RollbackCommand(RegistryAccess access) {
        this.access = access;
        this.name = "";
        this.reason = "";
        this.who = new Who();
    }

    @Override
    public Integer call() {
        try (RegistryAccess.Opened opened = access.open()) {
            RegisteredVersion served = opened.registry().rollback(name, who.name(), reason);
            spec.commandLine()
                    .getOut()
                    .println(json ? VersionCard.of(served).json().toString() : served.servedAs() + " is in production");
            return 0;
        }
    }
}
