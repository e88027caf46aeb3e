package io.clinstream.prediction.idempotency;

import io.clinstream.prediction.idempotency.KeyStore.Kept;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Makes retries of one request one prediction: the same {@code Idempotency-Key} gets the same bytes for 24 hours. Two at
 * once in this process wait for one prediction; what was given is kept in a store that every instance sees, and for the
 * newest keys in memory too. Only answers are kept: after an outage a retry tries again.
 */
public final class Idempotency {

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final int MOST_IN_MEMORY = 2_000;

    private final KeyStore store;
    private final Clock clock;
    private final Map<String, Remembered> memory = new LinkedHashMap<>();

    /** An empty memory over a store. */
    public Idempotency(KeyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Remembered(String patientId, Instant since, CompletableFuture<byte[]> json) {}

    /**
     * The answer given before, or that of {@code prediction}.
     *
     * @param prediction throws where there is no answer; nothing is kept then
     * @throws KeyReusedException the key was given before, for another patient
     * @throws KeyInUseException another instance has this request in hand
     */
    public GivenAnswer once(String patientId, String key, Supplier<byte[]> prediction) {
        String hash = hash(key);
        Remembered mine = new Remembered(patientId, clock.instant(), new CompletableFuture<>());
        Remembered first = enter(hash, mine);
        if (first.json() != mine.json()) {
            requireSame(patientId, first.patientId());
            return new GivenAnswer(awaited(first), true);
        }
        try {
            GivenAnswer given = storedOrNew(patientId, hash, prediction);
            mine.json().complete(given.json());
            return given;
        } catch (RuntimeException failed) {
            forget(hash);
            mine.json().completeExceptionally(failed);
            throw failed;
        }
    }

    private GivenAnswer storedOrNew(String patientId, String hash, Supplier<byte[]> prediction) {
        Kept kept = store.claim(hash).orElse(null);
        if (kept != null) {
            requireSame(patientId, kept.patientId());
            return new GivenAnswer(kept.json(), true);
        }
        byte[] json;
        try {
            json = prediction.get();
        } catch (RuntimeException failed) {
            store.release(hash);
            throw failed;
        }
        store.keep(hash, new Kept(patientId, json));
        return new GivenAnswer(json, false);
    }

    private static void requireSame(String patientId, String before) {
        if (!patientId.equals(before)) {
            throw new KeyReusedException();
        }
    }

    private static byte[] awaited(Remembered first) {
        try {
            return first.json().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private synchronized Remembered enter(String hash, Remembered mine) {
        Remembered known = memory.get(hash);
        if (known != null && known.since().plus(KEPT).isAfter(mine.since())) {
            return known;
        }
        memory.remove(hash);
        memory.put(hash, mine);
        if (memory.size() > MOST_IN_MEMORY) {
            memory.remove(memory.keySet().iterator().next());
        }
        return mine;
    }

    private synchronized void forget(String hash) {
        memory.remove(hash);
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
