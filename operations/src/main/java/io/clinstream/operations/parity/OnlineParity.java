package io.clinstream.operations.parity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Meets the vectors of the log with what Redis held: the key of a patient must be one of them, value by value, and none
 * of those that had to be there when it was read may be newer.
 */
final class OnlineParity implements VectorParity {

    private final OnlineSnapshot snapshot;
    private final Tally tally = new Tally("Redis");
    private final long readAt;
    private final long retentionMillis;
    private final Map<String, Last> last = new HashMap<>();
    private final Set<String> met = new HashSet<>();

    private record Last(String place, boolean held, Demand demand, long lastAcceptedAt) {}

    /**
     * A comparison.
     *
     * @param readAt when Redis was read, epoch milliseconds
     * @param retentionMillis how long after the last accepted event a key is kept
     */
    OnlineParity(OnlineSnapshot snapshot, long readAt, long retentionMillis) {
        this.snapshot = snapshot;
        this.readAt = readAt;
        this.retentionMillis = retentionMillis;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void begin(int partition) {
        last.clear();
    }

    @Override
    public void meet(Recomputed vector, Demand demand) {
        String patient = vector.patientId();
        String place = vector.cause().position().partition() + "/"
                + vector.cause().position().offset() + " sequence "
                + vector.cause().sequence();
        Optional<String> version = snapshot.version(patient);
        boolean same = version.isPresent() && version.get().equals(vector.version());
        if (same) {
            met.add(patient);
            List<Difference> found = OnlineFields.differences(snapshot.fields(patient), vector, place);
            if (found.isEmpty()) {
                tally.equal();
            } else {
                tally.different(found);
            }
        }
        Last before = last.get(patient);
        if (before == null || demand != Demand.OPTIONAL) {
            last.put(patient, new Last(place, same, demand, vector.clock().lastAcceptedAt()));
        } else if (same) {
            last.put(patient, new Last(place, true, demand, vector.clock().lastAcceptedAt()));
        }
    }

    /** Of every patient of the partition, the newest vector that had to be there was, or a newer one. */
    @Override
    public void finish(long end) {
        last.forEach((patient, newest) -> {
            if (newest.held() || newest.demand() == Demand.OPTIONAL || newest.demand() == Demand.IGNORED) {
                return;
            }
            boolean there = snapshot.version(patient).isPresent();
            if (!there && newest.lastAcceptedAt() + retentionMillis <= readAt) {
                tally.leftOut("keys that have expired");
            } else if (!there || met.contains(patient)) {
                late(newest, there ? " (the key holds an older vector)" : " (no key)");
            }
        });
        last.clear();
    }

    private void late(Last newest, String why) {
        if (newest.demand() == Demand.RECENT) {
            tally.behind(newest.place() + why);
        } else {
            tally.missing(newest.place() + why);
        }
    }

    /** The whole log was read: what Redis named must have come. */
    void finishLog(Map<Integer, Long> ends) {
        for (String patient : snapshot.patients()) {
            if (!met.contains(patient)) {
                String version = snapshot.version(patient).orElse("");
                if (ahead(version, ends)) {
                    tally.ahead();
                } else {
                    tally.extra("a key of version " + version + ", which the log does not give");
                }
            }
        }
    }

    private static boolean ahead(String version, Map<Integer, Long> ends) {
        String[] parts = version.split("-", -1);
        try {
            return parts.length == 4
                    && Long.parseLong(parts[2]) >= ends.getOrDefault(Integer.valueOf(parts[1]), Long.MAX_VALUE);
        } catch (NumberFormatException malformed) {
            return false;
        }
    }
}
