package io.clinstream.training.models;

import io.clinstream.registry.RegisteredVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Registers a package of ours, or an ONNX model of somebody's own. */
@Command(
        name = "register",
        description =
                "Registers a model as the next version of its name, in stage staging. The same package a second time"
                        + " is the same version.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RegisterCommand implements Callable<Integer> {

    private final RegistryAccess access;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(names = "--run", paramLabel = "UUID", description = "The logged run the model comes from.")
    private @Nullable UUID run;

    @Mixin
    private Who who;

    @Option(names = "--json", description = "Print the version as one JSON object.")
    private boolean json;

    /** One of the two. */
    static final class Source {

        @Option(
                names = "--package",
                paramLabel = "DIR",
                description = "Folder with model.json and the files it names; other files in it are kept as artifacts.")
        private @Nullable Path folder;

        @ArgGroup(exclusive = false, heading = "%nA model in ONNX format:%n")
        private @Nullable OnnxOptions onnx;
    }

    RegisterCommand(RegistryAccess access) {
        this.access = access;
        this.source = new Source();
        this.who = new Who();
    }

    @Override
    public Integer call() throws IOException {
        PackageFolder folder = read();
        try (RegistryAccess.Opened opened = access.open()) {
            if (!opened.objects().refusesOverwrite()) {
                throw new IOException("the object store overwrites what exists; models must not be kept there");
            }
            RegisteredVersion registered =
                    opened.registry().register(folder.pack(), folder.artifacts(), Optional.ofNullable(run), who.name());
            spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? VersionCard.of(registered).json().toString()
                                    : registered.servedAs() + " is registered, in "
                                            + registered.stage().text() + ": " + registered.source());
            return 0;
        }
    }

    private PackageFolder read() throws IOException {
        if (source.folder != null) {
            return PackageFolder.read(source.folder);
        }
        OnnxOptions onnx = source.onnx;
        if (onnx == null) {
            throw new IOException("name --package or --onnx");
        }
        return new PackageFolder(onnx.pack(), Map.of());
    }
}
