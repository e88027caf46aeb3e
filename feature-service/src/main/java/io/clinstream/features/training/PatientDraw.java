package io.clinstream.features.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Draws patients into parts: the first 16 hexadecimal digits of SHA-256 of {@code <seed>:<patient_id>}, as a number, modulo
 * 100, is below 70 (train), below 85 (validation) or not (test). A patient's part depends on nothing but seed and id, so
 * it stays when others come or go.
 */
public final class PatientDraw {

    private static final int PER_CENT = 100;

    private final long seed;
    private final MessageDigest digest;

    /** The draw of that seed. */
    public PatientDraw(long seed) {
        this.seed = seed;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The part a patient belongs to. */
    public Split of(String patientId) {
        byte[] hash = digest.digest((seed + ":" + patientId).getBytes(StandardCharsets.UTF_8));
        long drawn = Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), PER_CENT);
        long bound = 0;
        for (Split split : Split.values()) {
            bound += split.share();
            if (drawn < bound) {
                return split;
            }
        }
        throw new IllegalStateException("the shares add up to " + PER_CENT);
    }
}
