package io.clinstream.features.api;

import io.clinstream.features.online.OnlineStoreUnavailableException;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.platform.http.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the online store for the API. One round trip where the vectors are there. That one is absent says something
 * only where the store has everything; so absent ones are looked for once more after asking that.
 */
final class OnlineReads {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final RedisOnlineStore store;
    private final String topic;

    /** Reads of the vectors of {@code topic}. */
    OnlineReads(RedisOnlineStore store, String topic) {
        this.store = store;
        this.topic = topic;
    }

    /** Whether a patient has a vector, and why not. */
    enum Status {
        PRESENT,
        EXPIRED,
        UNKNOWN
    }

    /**
     * A patient's fields.
     *
     * @param fields values in the order asked for; all null unless present
     */
    record Found(String patientId, Status status, List<@Nullable String> fields) {}

    /**
     * The fields of a patient's hash.
     *
     * @throws Problem 404 never seen; 410 expired; 503 the store does not answer or is being filled again
     */
    Map<String, String> newest(String patientId) {
        return answered(() -> {
            Map<String, String> fields = store.find(patientId);
            if (fields.isEmpty()) {
                requireComplete();
                fields = store.find(patientId);
            }
            if (fields.isEmpty()) {
                throw store.isKnown(patientId) ? expired() : unknown();
            }
            return fields;
        });
    }

    /**
     * Some fields of many patients, in their order; the first field must be one that every vector has.
     *
     * @throws Problem 503 the store does not answer, or is being filled again and lacks one
     */
    List<Found> newest(List<String> patientIds, List<String> fields) {
        return answered(() -> {
            List<List<@Nullable String>> found = store.findAll(patientIds, fields);
            if (found.stream().noneMatch(values -> values.get(0) == null)) {
                return statuses(patientIds, found, List.of());
            }
            requireComplete();
            return statuses(patientIds, store.findAll(patientIds, fields), store.areKnown(patientIds));
        });
    }

    private static List<Found> statuses(
            List<String> patientIds, List<List<@Nullable String>> found, List<Boolean> known) {
        List<Found> all = new ArrayList<>();
        for (int place = 0; place < patientIds.size(); place++) {
            Status status = Status.PRESENT;
            if (found.get(place).get(0) == null) {
                status = known.get(place) ? Status.EXPIRED : Status.UNKNOWN;
            }
            all.add(new Found(patientIds.get(place), status, found.get(place)));
        }
        return all;
    }

    private void requireComplete() {
        if (!store.marks().complete(topic)) {
            throw Problem.unavailable(
                    "online-store-rebuilding", "the online store was emptied and is being filled again", RETRY_AFTER);
        }
    }

    private static <T> T answered(Supplier<T> read) {
        try {
            return read.get();
        } catch (OnlineStoreUnavailableException away) {
            throw Problem.unavailable("online-store-unavailable", "the online store does not answer", RETRY_AFTER);
        }
    }

    private static Problem unknown() {
        return Problem.of(404, "unknown-patient", "Never seen", "no event of this patient was ever accepted");
    }

    private static Problem expired() {
        return Problem.of(
                410,
                "expired-vector",
                "Expired",
                "this patient's last accepted event is too long ago; ask with as_of, or read the offline store");
    }
}
