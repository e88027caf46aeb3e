package io.clinstream.operations.parity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which patients are looked at: all, or those whose hash under a seed is small. The choice is the same in Java, DuckDB
 * and PostgreSQL, so every store can leave the others out itself.
 */
final class PatientSample {

    private static final PatientSample EVERYBODY = new PatientSample("", null, null);
    private static final int REMEMBERED = 100_000;
    private static final int DIGITS = 12;
    private static final double WHOLE = Math.pow(16, DIGITS);
    private static final double PERCENT = 100;

    private final String seed;
    private final @org.jspecify.annotations.Nullable String below;
    private final @org.jspecify.annotations.Nullable Set<String> named;
    private final Map<String, Boolean> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private PatientSample(
            String seed,
            @org.jspecify.annotations.Nullable String below,
            @org.jspecify.annotations.Nullable Set<String> named) {
        this.seed = seed;
        this.below = below;
        this.named = named;
    }

    /** These patients; not for a query of a store. */
    static PatientSample of(Set<String> patients) {
        return new PatientSample("", "", Set.copyOf(patients));
    }

    /** Every patient. */
    static PatientSample everybody() {
        return EVERYBODY;
    }

    /**
     * About that share of the patients.
     *
     * @param percent more than 0, at most 100; 100 is everybody
     */
    static PatientSample percent(double percent, String seed) {
        if (!(percent > 0) || percent > PERCENT) {
            throw new IllegalArgumentException("a sample is more than 0 and at most 100 percent, not " + percent);
        }
        if (percent == PERCENT) {
            return EVERYBODY;
        }
        long limit = Math.max(1, Math.round(percent / PERCENT * WHOLE));
        return new PatientSample(seed, String.format("%0" + DIGITS + "x", limit), null);
    }

    /** Those patients whose hash is smaller than a limit. */
    static PatientSample below(String limit, String seed) {
        return new PatientSample(seed, limit, null);
    }

    /** Whether it leaves nobody out. */
    boolean everyone() {
        return below == null;
    }

    /** Whether a patient is in. */
    boolean has(String patientId) {
        if (named != null) {
            return named.contains(patientId);
        }
        if (below == null) {
            return true;
        }
        Boolean in = known.get(patientId);
        if (in == null) {
            in = hash(seed, patientId).compareTo(below) < 0;
            known.put(patientId, in);
        }
        return in;
    }

    /** Whether the patient of a record's key is in; a record without key belongs to nobody and is always in. */
    boolean hasKey(byte @org.jspecify.annotations.Nullable [] key) {
        return below == null || key == null || has(new String(key, StandardCharsets.UTF_8));
    }

    /** The choice as a condition of DuckDB; empty for everybody. The seed must hold no quote. */
    Optional<String> duckdb() {
        return Optional.ofNullable(below).map(limit -> "sha256('" + seed + ":' || patient_id) < '" + limit + "'");
    }

    /** The choice as a condition of PostgreSQL; empty for everybody. */
    Optional<String> postgres() {
        return Optional.ofNullable(below)
                .map(limit -> "encode(sha256(convert_to('" + seed
                        + ":' || patient_id, 'UTF8')), 'hex') COLLATE \"C\" < '" + limit + "'");
    }

    /** The hash that decides, 64 hexadecimal digits. */
    static String hash(String seed, String patientId) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((seed + ":" + patientId).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
