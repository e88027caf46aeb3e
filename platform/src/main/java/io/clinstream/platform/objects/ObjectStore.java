package io.clinstream.platform.objects;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One bucket of an S3 server, as clinstream uses it: objects are created once and never changed. Every method throws
 * {@link ObjectStoreException} where the server does not answer.
 */
public interface ObjectStore {

    /** Creates an object; an existing one of that name stands. */
    PutOutcome putIfAbsent(String key, byte[] content, Map<String, String> metadata);

    /** Creates an object from a local file; an existing one of that name stands. */
    PutOutcome putIfAbsent(String key, Path content, Map<String, String> metadata);

    /** The whole object; empty where there is none. For small objects. */
    Optional<byte[]> find(String key);

    /** Copies an object to a local file. */
    void download(String key, Path target);

    /** Size, time and metadata; empty where there is no such object. */
    Optional<ObjectInfo> stat(String key);

    /** All objects whose name starts with {@code prefix}, in name order, without metadata. */
    List<ObjectInfo> list(String prefix);

    /** Whether the bucket exists. */
    boolean bucketExists();

    /** Creates the bucket unless it exists. */
    void createBucket();

    /**
     * Whether the server refuses to overwrite on a create-only put. A server that ignores the condition must not be
     * used: two writers could destroy each other's objects.
     */
    default boolean refusesOverwrite() {
        String key = "probe/create-only";
        putIfAbsent(key, new byte[] {1}, Map.of());
        return putIfAbsent(key, new byte[] {2}, Map.of()) == PutOutcome.EXISTS;
    }
}
