package io.clinstream.features.backfill;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.features.backfill.checkpoint.Checkpoint;
import io.clinstream.features.backfill.checkpoint.Checkpoints;
import io.clinstream.features.backfill.checkpoint.Start;
import io.clinstream.features.backfill.run.RowArena;
import io.clinstream.features.backfill.run.RunFile;
import io.clinstream.features.backfill.run.RunStore;
import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.SchemaById;
import io.clinstream.stores.CodeVersion;
import io.clinstream.stores.SourceRange;
import io.clinstream.stores.bronze.BrokenChainException;
import io.clinstream.stores.bronze.BronzeChain;
import io.clinstream.stores.bronze.BronzeObject;
import io.clinstream.stores.bronze.BronzeReader;
import io.clinstream.stores.bronze.BronzeRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Replays the canonical log of bronze through the engine of the live application into a new offline version. It reads
 * objects only, so the live path does not notice.
 *
 * <p>First every partition becomes runs of rows, then the runs become files by date. Working state is checkpointed as
 * objects; after a kill another process goes on from the newest checkpoint, and makes the same files to the byte.
 */
public final class Backfill {

    private static final long MOST_IN_MEMORY = 8L * 1024 * 1024;

    private static final Checkpoint NOTHING =
            new Checkpoint(0, 0, false, 0, Long.MIN_VALUE, Checkpoint.Tally.NONE, List.of());

    private final ObjectStore store;
    private final BackfillRequest request;
    private final BackfillSizes sizes;
    private final Path folder;
    private final Progress progress;
    private final Checkpoints checkpoints;
    private final PartitionReplay.Parts parts;

    /**
     * A backfill.
     *
     * @param store bronze, and where the new version goes
     * @param schemas schemas of the canonical log
     * @param folder an existing, empty local folder for what does not fit in memory
     */
    public Backfill(
            ObjectStore store,
            SchemaById schemas,
            BackfillRequest request,
            BackfillSizes sizes,
            Path folder,
            Progress progress) {
        this.store = store;
        this.request = request;
        this.sizes = sizes;
        this.folder = folder;
        this.progress = progress;
        this.checkpoints = new Checkpoints(store, request.paths());
        this.parts = new PartitionReplay.Parts(
                request,
                sizes,
                new AvroDecoder(schemas),
                checkpoints,
                new RunStore(store, folder),
                new RowArena(sizes.arenaBytes(), sizes.rowsPerRun()));
    }

    /** The complete backfill of that name; empty where there is none. */
    public Optional<BackfillManifest> complete() {
        return store.find(request.paths().manifest()).map(BackfillManifest::parse);
    }

    /** Whether a backfill of that name was started. */
    public boolean isStarted() {
        return checkpoints.start().isPresent();
    }

    /**
     * Starts, or goes on from the newest checkpoint, and returns when the backfill is complete.
     *
     * @throws io.clinstream.stores.bronze.BrokenChainException an object of bronze is missing
     * @throws IllegalArgumentException a backfill of that name was started with another request
     */
    public BackfillManifest run() {
        Optional<BackfillManifest> complete = complete();
        if (complete.isPresent()) {
            return complete.get();
        }
        List<BronzeChain> chains = BronzeChain.of(store, request.topic(), request.topicId());
        Start start = checkpoints.begin(startOf(chains));
        requireSame(start, startOf(chains));
        replay(pinned(chains, start));
        return conclude(start);
    }

    private Start startOf(List<BronzeChain> chains) {
        return new Start(
                Start.FORMAT,
                request.name(),
                request.range().from().orElse(null),
                request.range().to().orElse(null),
                request.plan().catalog().featureSet(),
                request.logEpoch(),
                request.conflation(),
                chains.stream()
                        .map(chain -> new Start.Input(
                                chain.topic(),
                                chain.topicId(),
                                chain.partition(),
                                chain.firstOffset(),
                                chain.lastOffset()))
                        .toList());
    }

    /** The inputs may have grown since; everything else must be as it was. */
    private void requireSame(Start started, Start wanted) {
        Start same = new Start(
                wanted.format(),
                wanted.name(),
                wanted.from(),
                wanted.to(),
                wanted.featureSet(),
                wanted.logEpoch(),
                wanted.conflation(),
                started.inputs());
        if (!started.equals(same)) {
            throw new IllegalArgumentException("backfill " + request.name()
                    + " was started with another range, feature set, log epoch or conflation; choose another name");
        }
    }

    private static List<BronzeChain> pinned(List<BronzeChain> chains, Start start) {
        return start.inputs().stream()
                .map(input -> chains.stream()
                        .filter(chain -> chain.partition() == input.partition()
                                && chain.topicId().equals(input.topicId()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "partition " + input.partition() + " is not in bronze any more"))
                        .upTo(input.lastOffset()))
                .toList();
    }

    /** Replays what is not replayed yet. */
    private void replay(List<BronzeChain> chains) {
        Map<Integer, Checkpoint> newestOf = new HashMap<>();
        Checkpoint newest = NOTHING;
        for (Checkpoint reached : checkpoints.all()) {
            newest = reached;
            newestOf.put(reached.partition(), reached);
        }
        progress.expect(chains.stream().mapToLong(BronzeChain::bytes).sum());
        for (BronzeChain chain : chains) {
            progress.say("partition " + chain.partition());
            Checkpoint reached = newestOf.get(chain.partition());
            if (reached != null && reached.done()) {
                progress.advance(chain.bytes());
                continue;
            }
            PartitionReplay replay = reached == null
                    ? PartitionReplay.begin(parts, chain.partition(), newest.number())
                    : PartitionReplay.resume(parts, reached);
            chain.objects().forEach(object -> feed(object, replay));
            newest = replay.end();
        }
    }

    private void feed(BronzeObject object, PartitionReplay replay) {
        if (object.lastOffset() >= replay.nextOffset()) {
            try (BronzeReader reader = new BronzeReader(object, content(object))) {
                for (BronzeRecord next = reader.next(); next != null; next = reader.next()) {
                    if (next.offset() >= replay.nextOffset()) {
                        replay.take(next);
                    }
                }
            }
        }
        progress.advance(object.bytes());
    }

    /** An hour of a ward fits in memory; a load of a whole study need not. */
    private InputStream content(BronzeObject object) {
        if (object.bytes() <= MOST_IN_MEMORY) {
            return new ByteArrayInputStream(store.find(object.key())
                    .orElseThrow(() -> new BrokenChainException("object " + object.key() + " was listed and is gone")));
        }
        Path local = folder.resolve("bronze.ndjson.gz");
        store.download(object.key(), local);
        try {
            return new BufferedInputStream(Files.newInputStream(local));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + local, unreadable);
        }
    }

    private BackfillManifest conclude(Start start) {
        List<RunFile> files = new ArrayList<>();
        Map<Integer, Checkpoint> ends = new HashMap<>();
        for (Checkpoint reached : checkpoints.all()) {
            reached.runs().forEach(run -> files.add(parts.runs().open(run)));
            ends.put(reached.partition(), reached);
        }
        long vectors =
                ends.values().stream().mapToLong(end -> end.tally().vectors()).sum();
        progress.expect(vectors);
        List<BackfillManifest.File> written = new DateFiles(store, request, files, sizes.rowsPerFile()).write(progress);
        long rows = written.stream().mapToLong(BackfillManifest.File::rows).sum();
        if (rows != vectors) {
            throw new IllegalStateException("the files hold " + rows + " rows, but " + vectors + " vectors were made");
        }
        BackfillManifest manifest = new BackfillManifest(
                BackfillManifest.FORMAT,
                start.name(),
                start.from(),
                start.to(),
                start.featureSet(),
                Integer.toString(FeatureCatalog.SEMANTICS_VERSION),
                CodeVersion.current(),
                start.logEpoch(),
                inputs(start, ends),
                ends.values().stream().mapToLong(end -> end.tally().refused()).sum(),
                ends.values().stream().mapToLong(end -> end.tally().conflated()).sum(),
                written,
                rows);
        store.putIfAbsent(request.paths().manifest(), manifest.json(), Map.of());
        return manifest;
    }

    private static List<SourceRange> inputs(Start start, Map<Integer, Checkpoint> ends) {
        return start.inputs().stream()
                .map(input -> new SourceRange(
                        input.topic(),
                        input.topicId(),
                        input.partition(),
                        input.firstOffset(),
                        input.lastOffset(),
                        Objects.requireNonNull(ends.get(input.partition()))
                                .tally()
                                .records()))
                .toList();
    }
}
