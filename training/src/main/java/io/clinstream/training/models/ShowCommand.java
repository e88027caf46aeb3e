package io.clinstream.training.models;

import io.clinstream.registry.ModelRegistry;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.registry.Run;
import io.clinstream.registry.Stage;
import io.clinstream.registry.Transition;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one version: card, run, files, history of the model. */
@Command(name = "show", description = "Shows one version of a model.", mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private final RegistryAccess access;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the model.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "Its version. Default: the one in production, else the newest.")
    private @Nullable Integer version;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ShowCommand(RegistryAccess access) {
        this.access = access;
        this.name = "";
    }

    @Override
    public Integer call() {
        try (RegistryAccess.Opened opened = access.open()) {
            ModelRegistry registry = opened.registry();
            Optional<RegisteredVersion> found = found(registry);
            if (found.isEmpty()) {
                spec.commandLine().getErr().println("error: there is no such version of " + name);
                return 1;
            }
            RegisteredVersion shown = found.get();
            Optional<Run> run = shown.run().flatMap(registry::run);
            List<Transition> history = registry.history(name);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(VersionCard.of(shown).json(run, history).toPrettyString());
            } else {
                new VersionPage(out).print(shown, run, history);
            }
            return 0;
        }
    }

    private Optional<RegisteredVersion> found(ModelRegistry registry) {
        if (version != null) {
            return registry.find(name, version);
        }
        return registry.list().stream()
                .filter(one -> one.name().equals(name))
                .max(Comparator.comparing((RegisteredVersion one) -> one.stage() == Stage.PRODUCTION)
                        .thenComparing(RegisteredVersion::version));
    }
}
