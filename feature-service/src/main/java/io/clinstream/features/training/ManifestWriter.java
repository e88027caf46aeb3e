package io.clinstream.features.training;

import io.clinstream.features.training.InputFiles.Copied;
import io.clinstream.features.training.RowSelection.Instants;
import io.clinstream.features.training.TrainingManifest.Cuts;
import io.clinstream.features.training.TrainingManifest.ObjectInput;
import io.clinstream.features.training.TrainingManifest.Part;
import io.clinstream.features.training.TrainingManifest.SealedInput;
import io.clinstream.features.training.TrainingManifest.TrainingFile;
import io.clinstream.stores.Checksum;
import io.clinstream.stores.CodeVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Counts a training set that has been made, and describes it. */
final class ManifestWriter {

    /** State of an instant for which there is no vector. */
    static final String NO_VECTOR = "NO_VECTOR";

    private static final List<String> STATES =
            List.of("POSITIVE", "NEGATIVE_MATURE", "IMMATURE", "CENSORED", "UNDECIDABLE");

    private final TrainingDatabase database;
    private final TrainingRequest request;
    private final SourcePlan plan;
    private final InputFiles inputs;
    private final RowSplit rows;

    ManifestWriter(
            TrainingDatabase database, TrainingRequest request, SourcePlan plan, InputFiles inputs, RowSplit rows) {
        this.database = database;
        this.request = request;
        this.plan = plan;
        this.inputs = inputs;
        this.rows = rows;
    }

    /** The manifest of what was made: {@code events} counts the events of each copy that labels came from. */
    TrainingManifest write(Optional<TimeCuts> cuts, Map<String, Long> events, Path folder) throws SQLException {
        Map<String, Long> vectors = byKey(
                database.counts("SELECT source, count(*) FROM candidates WHERE source IS NOT NULL GROUP BY source"));
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            parts.put(split.label(), rows.describe(split));
        }
        return new TrainingManifest(
                TrainingManifest.FORMAT,
                request.id(),
                request.document(),
                request.columns(),
                CodeVersion.current(),
                sealed(vectors),
                objects(database.texts("SELECT DISTINCT source FROM candidates WHERE source IS NOT NULL"), vectors)
                        .stream()
                        .filter(object -> object.key().startsWith("features/offline/"))
                        .toList(),
                objects(List.copyOf(events.keySet()), byKey(events)),
                database.counts("SELECT feature_set, count(*) FROM candidates GROUP BY 1 ORDER BY 1"),
                states(),
                cuts.map(found ->
                                new Cuts(Instant.ofEpochMilli(found.validation()), Instant.ofEpochMilli(found.test())))
                        .orElse(null),
                leftOut(parts),
                parts,
                files(folder, parts));
    }

    private List<SealedInput> sealed(Map<String, Long> vectors) {
        return plan.sealed().stream()
                .map(source -> new SealedInput(
                        source.manifest().date(),
                        source.manifest().version(),
                        source.key(),
                        source.sha256(),
                        source.manifest().labelCutOff(),
                        source.manifest().files().stream()
                                .mapToLong(file -> vectors.getOrDefault(file.key(), 0L))
                                .sum()))
                .toList();
    }

    private List<ObjectInput> objects(List<String> paths, Map<String, Long> counts) {
        return paths.stream()
                .map(inputs::origin)
                .sorted(Comparator.comparing(Copied::key))
                .map(copied -> new ObjectInput(
                        copied.key(), copied.bytes(), copied.sha256(), counts.getOrDefault(copied.key(), 0L)))
                .toList();
    }

    private Map<String, Long> byKey(Map<String, Long> byPath) {
        Map<String, Long> byKey = new TreeMap<>();
        byPath.forEach((path, count) -> byKey.put(inputs.origin(path).key(), count));
        return byKey;
    }

    private Map<String, Long> states() throws SQLException {
        Map<String, Long> counted =
                database.counts("SELECT label_state, count(*) FROM candidates GROUP BY label_state ORDER BY 1");
        Map<String, Long> states = new LinkedHashMap<>();
        STATES.forEach(state -> states.put(state, counted.getOrDefault(state, 0L)));
        if (request.rows() instanceof Instants instants) {
            long found = counted.values().stream().mapToLong(Long::longValue).sum();
            states.put(NO_VECTOR, instants.pairs().size() - found);
        }
        return states;
    }

    private Map<String, Long> leftOut(Map<String, Part> parts) throws SQLException {
        Map<String, Long> settled = rows.settled();
        Map<String, Long> left = new LinkedHashMap<>();
        parts.forEach((name, part) -> left.put(name, settled.getOrDefault(name, 0L) - part.rows()));
        return left;
    }

    private List<TrainingFile> files(Path folder, Map<String, Part> parts) {
        List<TrainingFile> described = new ArrayList<>();
        for (Split split : Split.values()) {
            Path file = folder.resolve(split.fileName());
            described.add(new TrainingFile(
                    TrainingSets.key(request.id(), split.fileName()),
                    size(file),
                    Checksum.of(file),
                    Objects.requireNonNull(parts.get(split.label())).rows()));
        }
        return described;
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path, unreadable);
        }
    }
}
