package io.clinstream.features.training;

import io.clinstream.features.workspace.Connections;
import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.ProgressStyle;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Builds a training set, or finds the one that was built for the same request. */
@Command(
        name = "training-set",
        description = "Builds a training set, or finds the one that was built for the same request.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Rows are --from to --to, or --instants. Only rows whose label is POSITIVE or NEGATIVE_MATURE enter.",
            "The result lies in the bucket under features/training/<id>/; docs/training-sets.md says how to read it.",
            "",
            "Exit codes: 0 there it is; 1 failed, a source is damaged, or --verify came out differently; 2 wrong call."
        })
public final class TrainingSetCommand implements Callable<Integer> {

    private final Connections connections;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TrainingSetOptions options = new TrainingSetOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Also copy the files and the manifest to this folder.")
    private @Nullable Path out;

    @Option(
            names = "--verify",
            description = "Build it again from the stores as they are now, and compare the bytes with what exists.")
    private boolean verify;

    @Option(
            names = "--progress",
            defaultValue = "bar",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private ProgressStyle progress = ProgressStyle.bar;

    @Option(names = "--json", description = "Print the manifest.")
    private boolean json;

    /** The command on these connections; {@code clock} says what now is. */
    public TrainingSetCommand(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        TrainingRequest request = request();
        ObjectStore store = connections.objects();
        TrainingBuilder builder = new TrainingBuilder(
                store,
                connections.decoder(),
                Path.of(connections.configuration().text(Setting.DATA_DIR), "training-sets"),
                StoreFrontier.of(connections));
        try (Progress shown = progress.open("training set", spec.commandLine().getErr())) {
            TrainingManifest manifest = builder.build(request, shown);
            if (out != null) {
                new TrainingSets(store).download(manifest, out);
            }
            List<String> differences = verify ? builder.differences(request, shown) : List.of();
            print(manifest, differences);
            return differences.isEmpty() ? 0 : 1;
        } catch (InvalidTrainingRequestException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private TrainingRequest request() throws IOException {
        try {
            return options.request(ServiceLabel.from(connections.configuration()), clock.instant());
        } catch (InvalidTrainingRequestException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void print(TrainingManifest manifest, List<String> differences) {
        PrintWriter text = spec.commandLine().getOut();
        differences.forEach(key -> spec.commandLine().getErr().println("❌ " + key + " comes out differently now"));
        if (json) {
            text.print(new String(manifest.json(), StandardCharsets.UTF_8));
            text.flush();
            return;
        }
        text.printf(Locale.ROOT, "%s%s%n", TrainingSets.FOLDER, manifest.id());
        manifest.splits()
                .forEach((name, part) -> text.printf(
                        Locale.ROOT,
                        "  %-10s %,10d rows, %,8d patients, %s%n",
                        name,
                        part.rows(),
                        part.patients(),
                        part.rows() == 0 ? "empty" : part.states() + ", " + part.first() + " to " + part.last()));
        text.printf(Locale.ROOT, "  label states of all candidates %s%n", manifest.states());
        text.printf(Locale.ROOT, "  left out by time %s%n", manifest.leftOut());
        if (verify && differences.isEmpty()) {
            text.printf("  built again: the same bytes%n");
        }
    }
}
