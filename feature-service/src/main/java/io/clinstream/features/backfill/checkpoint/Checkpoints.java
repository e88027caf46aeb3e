package io.clinstream.features.backfill.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.luben.zstd.Zstd;
import io.clinstream.features.backfill.BackfillPaths;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checkpoints of one backfill. An object of a wanted name that exists is of an earlier try that ended before its
 * checkpoint was published: it says the same, and stands.
 */
public final class Checkpoints {

    private static final int LEVEL = 1;

    private final ObjectStore store;
    private final BackfillPaths paths;

    /** The checkpoints under these paths. */
    public Checkpoints(ObjectStore store, BackfillPaths paths) {
        this.store = store;
        this.paths = paths;
    }

    /** What was started; empty where nothing was. */
    public Optional<Start> start() {
        return store.find(paths.start()).map(json -> parsed(json, Start.class));
    }

    /** Notes what is started, and gives what stands: that of another process, if it was first. */
    public Start begin(Start start) {
        store.putIfAbsent(paths.start(), json(start), Map.of());
        return start().orElseThrow();
    }

    /** All checkpoints, oldest first. */
    public List<Checkpoint> all() {
        List<Checkpoint> found = new ArrayList<>();
        Optional<byte[]> next = store.find(paths.checkpoint(1));
        while (next.isPresent()) {
            found.add(parsed(next.get(), Checkpoint.class));
            next = store.find(paths.checkpoint(found.size() + 1));
        }
        return found;
    }

    /** Publishes a checkpoint, whose runs exist. */
    public void publish(Checkpoint checkpoint, byte[] memory) {
        if (!checkpoint.done()) {
            store.putIfAbsent(paths.memory(checkpoint.number()), Zstd.compress(memory, LEVEL), Map.of());
        }
        store.putIfAbsent(paths.checkpoint(checkpoint.number()), json(checkpoint), Map.of());
    }

    /** What was known of the patients at a checkpoint. */
    public byte[] memory(Checkpoint checkpoint) {
        String key = paths.memory(checkpoint.number());
        byte[] compressed = store.find(key)
                .orElseThrow(
                        () -> new IllegalStateException("object " + key + " is missing; start under another name"));
        return Zstd.decompress(compressed, Math.toIntExact(Zstd.getFrameContentSize(compressed)));
    }

    private static byte[] json(Object document) {
        try {
            return (Json.MAPPER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a checkpoint cannot be written", impossible);
        }
    }

    private static <T> T parsed(byte[] json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("this is no " + type.getSimpleName() + " of a backfill", unreadable);
        }
    }
}
