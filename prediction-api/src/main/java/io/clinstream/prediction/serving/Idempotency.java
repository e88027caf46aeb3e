package io.clinstream.prediction.serving;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Makes retries of one request one prediction: the same patient and {@code Idempotency-Key} get the same answer for 24
 * hours. Kept in memory of this process and bounded; after a restart, or from another instance, a retry is a new
 * prediction. Only answers are kept: after an outage a retry tries again.
 */
public final class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<Request, Kept> kept = new LinkedHashMap<>();

    /** An empty memory. */
    public Idempotency(Clock clock) {
        this.clock = clock;
    }

    private record Request(String patientId, String key) {}

    private record Kept(Instant since, CompletableFuture<Outcome> outcome) {}

    /** The outcome given before, or that of {@code prediction}; two at once wait for one prediction. */
    public Outcome once(String patientId, String key, Supplier<Outcome> prediction) {
        Request request = new Request(patientId, key);
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> first = claim(request, mine);
        if (first != mine) {
            return first.join();
        }
        try {
            Outcome outcome = prediction.get();
            mine.complete(outcome);
            if (!(outcome instanceof Outcome.Answered)) {
                forget(request);
            }
            return outcome;
        } catch (RuntimeException failed) {
            forget(request);
            mine.completeExceptionally(failed);
            throw failed;
        }
    }

    private synchronized CompletableFuture<Outcome> claim(Request request, CompletableFuture<Outcome> mine) {
        Instant now = clock.instant();
        Kept known = kept.get(request);
        if (known != null && known.since().plus(KEPT).isAfter(now)) {
            return known.outcome();
        }
        kept.remove(request);
        kept.put(request, new Kept(now, mine));
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        return mine;
    }

    private synchronized void forget(Request request) {
        kept.remove(request);
    }
}
