package io.clinstream.platform.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A bucket in memory, with the semantics of a right S3 server. */
public final class InMemoryObjectStore implements ObjectStore {

    /** An object; its bytes are never handed out uncopied. */
    private record Stored(ByteBuffer bytes, Instant modified, Map<String, String> metadata) {

        byte[] content() {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return copy;
        }

        ObjectInfo describe(String key) {
            return new ObjectInfo(key, bytes.remaining(), modified, metadata);
        }
    }

    private final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final Clock clock;

    /** An empty bucket whose objects are dated by {@code clock}. */
    public InMemoryObjectStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] content, Map<String, String> metadata) {
        Stored created = new Stored(ByteBuffer.wrap(content.clone()), clock.instant(), Map.copyOf(metadata));
        return objects.putIfAbsent(key, created) == null ? PutOutcome.CREATED : PutOutcome.EXISTS;
    }

    @Override
    public PutOutcome putIfAbsent(String key, Path content, Map<String, String> metadata) {
        try {
            return putIfAbsent(key, Files.readAllBytes(content), metadata);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Optional<byte[]> find(String key) {
        return Optional.ofNullable(objects.get(key)).map(Stored::content);
    }

    @Override
    public void download(String key, Path target) {
        try {
            Files.write(target, find(key).orElseThrow());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public Optional<ObjectInfo> stat(String key) {
        return Optional.ofNullable(objects.get(key)).map(stored -> stored.describe(key));
    }

    @Override
    public List<ObjectInfo> list(String prefix) {
        return objects.tailMap(prefix, true).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> entry.getValue().describe(entry.getKey()))
                .toList();
    }

    @Override
    public boolean bucketExists() {
        return true;
    }

    @Override
    public void createBucket() {
        // The bucket is this object; it always exists.
    }

    /** Removal in this bucket, whose server has no rules of expiry. */
    public ObjectRemoval removal() {
        return new ObjectRemoval() {
            @Override
            public void remove(String key) {
                objects.remove(key);
            }

            @Override
            public boolean expire(List<Expiry> rules) {
                return false;
            }
        };
    }
}
