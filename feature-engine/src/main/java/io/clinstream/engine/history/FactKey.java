package io.clinstream.engine.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The key of a stored fact within its patient: the first 128 bits of a SHA-256 over what makes the fact distinct, so
 * that a fact put twice is stored once.
 */
public record FactKey(long high, long low) {

    /** Length of {@link #toBytes()}. */
    public static final int BYTES = 16;

    /** Stands between two parts and cannot occur in one. */
    private static final char SEPARATOR = '\u001f';

    /** The key of a fact that these parts tell from every other fact of the patient. */
    static FactKey of(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append(SEPARATOR);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
            return new FactKey(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The key as 16 bytes. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }
}
