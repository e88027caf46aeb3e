package io.clinstream.features.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.clinstream.features.workspace.Connections;
import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.ProgressStyle;
import io.clinstream.features.workspace.Workspace;
import io.clinstream.platform.json.Json;
import io.clinstream.stores.DamagedObjectException;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists sealed dates with their versions, and checks their files. */
@Command(
        name = "sealed",
        description = "Lists the sealed dates with all their versions.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code 1: --verify found a file that is missing or differs from its manifest."})
public final class SealedCommand implements Callable<Integer> {

    private final Connections connections;

    @Spec
    private CommandSpec spec;

    @Option(names = "--date", paramLabel = "DATE", description = "Only that date, YYYY-MM-DD.")
    private @Nullable LocalDate date;

    @Option(names = "--verify", description = "Read every file and compare its checksum with the manifest.")
    private boolean verify;

    @Option(
            names = "--progress",
            defaultValue = "bar",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private ProgressStyle progress;

    @Option(names = "--json", description = "Print one JSON array of manifests.")
    private boolean json;

    /** The command on these connections. */
    public SealedCommand(Connections connections) {
        this.connections = connections;
        this.progress = ProgressStyle.bar;
    }

    @Override
    public Integer call() throws IOException {
        SealedDates dates = new SealedDates(connections.objects());
        List<SealedManifest> manifests = manifests(dates);
        print(manifests, spec.commandLine().getOut());
        return !verify || whole(dates, manifests) ? 0 : 1;
    }

    private List<SealedManifest> manifests(SealedDates dates) {
        Map<LocalDate, ? extends Set<Integer>> versions =
                date == null ? dates.versions() : Map.of(date, dates.versions(date));
        List<SealedManifest> manifests = new ArrayList<>();
        versions.forEach(
                (day, all) -> all.forEach(version -> dates.find(day, version).ifPresent(manifests::add)));
        return manifests;
    }

    private boolean whole(SealedDates dates, List<SealedManifest> manifests) throws IOException {
        boolean whole = true;
        try (Workspace space = Workspace.in(Path.of(System.getProperty("java.io.tmpdir")), "clinstream-sealed");
                Progress shown = progress.open("verify", spec.commandLine().getErr())) {
            shown.expect(manifests.stream().mapToLong(one -> one.files().size()).sum());
            for (SealedManifest manifest : manifests) {
                for (var file : manifest.files()) {
                    try {
                        Files.delete(dates.download(file, space.folder()));
                    } catch (DamagedObjectException damaged) {
                        spec.commandLine().getErr().println("❌ " + damaged.getMessage());
                        whole = false;
                    }
                    shown.advance(1);
                }
            }
        }
        return whole;
    }

    private void print(List<SealedManifest> manifests, PrintWriter out) {
        if (json) {
            ArrayNode all = Json.MAPPER.createArrayNode();
            manifests.forEach(manifest -> all.add(Json.MAPPER.<JsonNode>valueToTree(manifest)));
            out.println(all);
            return;
        }
        for (SealedManifest manifest : manifests) {
            out.printf(
                    Locale.ROOT,
                    "%s version %d: %,d rows in %d files, labels as known at %s, from %s%n",
                    manifest.date(),
                    manifest.version(),
                    manifest.rows(),
                    manifest.files().size(),
                    manifest.labelCutOff(),
                    manifest.source());
        }
    }
}
