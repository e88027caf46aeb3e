package io.clinstream.features.training;

import io.clinstream.features.training.RowSelection.Instants;
import io.clinstream.features.training.TrainingAssembly.Assembled;
import io.clinstream.features.training.TrainingManifest.TrainingFile;
import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.Workspace;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.stores.DamagedObjectException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds training sets, each once: what was built for a request is what the request gets ever after. */
public final class TrainingBuilder {

    private static final String INSTANTS = "instants.csv";

    private final ObjectStore store;
    private final AvroDecoder decoder;
    private final Path scratch;
    private final StoreFrontier frontier;
    private final TrainingSets sets;

    /**
     * A builder.
     *
     * @param decoder of the canonical log's events
     * @param scratch folder for copies and overflow, cleared after each build
     * @param frontier until when the stores hold everything that was known
     */
    public TrainingBuilder(ObjectStore store, AvroDecoder decoder, Path scratch, StoreFrontier frontier) {
        this.store = store;
        this.decoder = decoder;
        this.scratch = scratch;
        this.frontier = frontier;
        this.sets = new TrainingSets(store);
    }

    /**
     * The training set of a request: the one that exists, else a new one.
     *
     * @throws InvalidTrainingRequestException it names a sealed version that there is not
     * @throws DamagedObjectException a source differs from its manifest
     * @throws io.clinstream.features.seal.NotYetException the stores do not hold everything yet that was known at the
     *     cut-off
     */
    public TrainingManifest build(TrainingRequest request, Progress progress) {
        Optional<TrainingManifest> existing = sets.find(request.id());
        if (existing.isPresent()) {
            return existing.get();
        }
        try (Workspace space = Workspace.in(scratch, "training");
                TrainingAssembly assembly = new TrainingAssembly(request, store, decoder, frontier, space, progress)) {
            Assembled assembled = assembly.assemble(new LogLabeller(request.label(), request.knownAt()));
            progress.say("storing");
            if (request.rows() instanceof Instants instants) {
                store.putIfAbsent(
                        TrainingSets.key(request.id(), INSTANTS), InstantsCsv.write(instants.pairs()), Map.of());
            }
            for (TrainingFile file : assembled.manifest().files()) {
                sets.put(file, assembled.folder());
            }
            return sets.publish(assembled.manifest());
        } catch (SQLException failed) {
            throw new IllegalStateException("DuckDB failed: " + failed.getMessage(), failed);
        }
    }

    /**
     * Builds the training set of a request again, from the stores as they are now, and compares it with the one that exists.
     *
     * @return the files that came out differently; none where all are the same, byte for byte
     * @throws InvalidTrainingRequestException it was not built yet
     */
    public List<String> differences(TrainingRequest request, Progress progress) {
        TrainingManifest existing = sets.find(request.id())
                .orElseThrow(() -> new InvalidTrainingRequestException("request", "has no training set yet"));
        try (Workspace space = Workspace.in(scratch, "training");
                TrainingAssembly assembly = new TrainingAssembly(request, store, decoder, frontier, space, progress)) {
            TrainingManifest again = assembly.assemble(new LogLabeller(request.label(), request.knownAt()))
                    .manifest();
            return existing.files().stream()
                    .filter(file -> !again.files().contains(file))
                    .map(TrainingFile::key)
                    .toList();
        } catch (SQLException failed) {
            throw new IllegalStateException("DuckDB failed: " + failed.getMessage(), failed);
        }
    }
}
