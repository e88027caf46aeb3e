package io.clinstream.prediction.testing;

import io.clinstream.prediction.idempotency.KeyStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys in memory; they outlive the API over them. */
public final class FakeKeyStore implements KeyStore {

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** Loses everything. */
    public void clear() {
        kept.clear();
    }

    @Override
    public Optional<Kept> claim(String key) {
        return Optional.ofNullable(kept.get(key));
    }

    @Override
    public void keep(String key, Kept answer) {
        kept.put(key, answer);
    }

    @Override
    public void release(String key) {
        kept.remove(key);
    }
}
