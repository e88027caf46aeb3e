package io.clinstream.training.models;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.clinstream.platform.json.Json;
import io.clinstream.registry.RegisteredVersion;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists versions. */
@Command(name = "list", description = "Lists all versions of all models.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private final RegistryAccess access;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only versions of this model.")
    private @Nullable String name;

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    ListCommand(RegistryAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() {
        try (RegistryAccess.Opened opened = access.open()) {
            List<RegisteredVersion> versions = opened.registry().list().stream()
                    .filter(version -> name == null || version.name().equals(name))
                    .toList();
            print(versions, spec.commandLine().getOut());
        }
        return 0;
    }

    private void print(List<RegisteredVersion> versions, PrintWriter out) {
        if (json) {
            ArrayNode all = Json.MAPPER.createArrayNode();
            versions.forEach(version -> all.add(VersionCard.of(version).json()));
            out.println(all);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("MODEL", "VERSION", "STAGE", "KIND", "AUROC", "AUPRC", "FEATURE SET", "REGISTERED", "BY"));
        for (RegisteredVersion version : versions) {
            VersionCard card = VersionCard.of(version);
            rows.add(List.of(
                    version.name(),
                    Integer.toString(version.version()),
                    version.stage().text(),
                    version.kind().name(),
                    card.figure("auroc"),
                    card.figure("auprc"),
                    version.contents()
                            .map(RegisteredVersion.Contents::featureSet)
                            .orElse(""),
                    Columns.minute(version.createdAt()),
                    version.createdBy()));
        }
        Columns.print(rows, "", out);
    }
}
