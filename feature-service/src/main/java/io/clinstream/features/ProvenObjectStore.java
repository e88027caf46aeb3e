package io.clinstream.features;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object store that is asked, before its first use, whether it refuses to overwrite. One that does not is refused:
 * two writers could destroy each other's objects on it. One that does not answer yet is asked again at the next use.
 */
public final class ProvenObjectStore implements ObjectStore {

    private final ObjectStore store;
    private boolean proven;

    /** That store, not asked yet. */
    public ProvenObjectStore(ObjectStore store) {
        this.store = store;
    }

    private synchronized ObjectStore proven() {
        if (!proven) {
            store.createBucket();
            if (!store.refusesOverwrite()) {
                throw new IllegalStateException("the object store ignores If-None-Match and is refused: an object that"
                        + " exists could be overwritten");
            }
            proven = true;
        }
        return store;
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] content, Map<String, String> metadata) {
        return proven().putIfAbsent(key, content, metadata);
    }

    @Override
    public PutOutcome putIfAbsent(String key, Path content, Map<String, String> metadata) {
        return proven().putIfAbsent(key, content, metadata);
    }

    @Override
    public Optional<byte[]> find(String key) {
        return proven().find(key);
    }

    @Override
    public void download(String key, Path target) {
        proven().download(key, target);
    }

    @Override
    public Optional<ObjectInfo> stat(String key) {
        return proven().stat(key);
    }

    @Override
    public List<ObjectInfo> list(String prefix) {
        return proven().list(prefix);
    }

    @Override
    public boolean bucketExists() {
        return proven().bucketExists();
    }

    @Override
    public void createBucket() {
        proven();
    }
}
