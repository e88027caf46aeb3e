package io.clinstream.prediction.testing;

import io.clinstream.prediction.online.Lookup;
import io.clinstream.prediction.online.OnlineStore;
import io.clinstream.prediction.online.OnlineStoreUnavailableException;
import io.clinstream.prediction.online.OnlineVector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** An online store in memory that can be down. */
public final class FakeOnlineStore implements OnlineStore {

    private final Map<String, Lookup> patients = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> reads = new ConcurrentHashMap<>();
    private volatile boolean down;

    /** Puts a vector. */
    public void put(String patientId, OnlineVector vector) {
        patients.put(patientId, new Lookup.Found(vector));
    }

    /** Lets a patient's vector expire. */
    public void expire(String patientId) {
        patients.put(patientId, new Lookup.Expired());
    }

    /** Does not know of a patient yet: the store is being filled again. */
    public void rebuild(String patientId) {
        patients.put(patientId, new Lookup.Rebuilding());
    }

    /** Goes down or comes back. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** How often a patient was read. */
    public int reads(String patientId) {
        return reads.getOrDefault(patientId, 0);
    }

    @Override
    public Lookup find(String patientId) {
        reads.merge(patientId, 1, Integer::sum);
        return down ? new Lookup.Unavailable("down") : patients.getOrDefault(patientId, new Lookup.NeverSeen());
    }

    @Override
    public List<RecentPatient> recent(Instant since, int limit) {
        if (down) {
            throw new OnlineStoreUnavailableException("down", new IllegalStateException("down"));
        }
        return patients.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Lookup.Found)
                .map(entry -> new RecentPatient(
                        entry.getKey(),
                        ((Lookup.Found) entry.getValue()).vector().version()))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean isReachable() {
        return !down;
    }
}
