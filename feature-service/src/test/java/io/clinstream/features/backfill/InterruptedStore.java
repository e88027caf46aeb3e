package io.clinstream.features.backfill;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store whose user dies at a put: at an even number before it, at an odd one behind it. */
final class InterruptedStore implements ObjectStore {

    private final ObjectStore store;
    private final Runnable death;
    private int left;

    /** The death of whoever puts. */
    static final class Interruption extends Error {

        private static final long serialVersionUID = 1L;
    }

    InterruptedStore(ObjectStore store, int moments) {
        this(store, moments, () -> {
            throw new Interruption();
        });
    }

    InterruptedStore(ObjectStore store, int moments, Runnable death) {
        this.store = store;
        this.left = moments;
        this.death = death;
    }

    private void moment() {
        if (left-- == 0) {
            death.run();
        }
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] content, Map<String, String> metadata) {
        moment();
        PutOutcome outcome = store.putIfAbsent(key, content, metadata);
        moment();
        return outcome;
    }

    @Override
    public PutOutcome putIfAbsent(String key, Path content, Map<String, String> metadata) {
        moment();
        PutOutcome outcome = store.putIfAbsent(key, content, metadata);
        moment();
        return outcome;
    }

    @Override
    public Optional<byte[]> find(String key) {
        return store.find(key);
    }

    @Override
    public void download(String key, Path target) {
        store.download(key, target);
    }

    @Override
    public Optional<ObjectInfo> stat(String key) {
        return store.stat(key);
    }

    @Override
    public List<ObjectInfo> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public boolean bucketExists() {
        return store.bucketExists();
    }

    @Override
    public void createBucket() {
        store.createBucket();
    }
}
