package io.clinstream.engine.vector;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hash that proves a vector: SHA-256 over the feature set (UTF-8), the patient id (UTF-8), {@code as_of} (8 bytes,
 * big-endian) and, per feature in catalogue order, one byte (1 null, 0 not) and the value's 8 bytes (IEEE 754,
 * big-endian; 0 for null; −0.0 taken as 0.0). No trigger, offset or time of ingestion is in it.
 */
public final class VectorHash {

    private static final int BYTES_PER_FEATURE = 1 + Double.BYTES;

    private VectorHash() {}

    /**
     * The hash in hex.
     *
     * @param featureSet short fingerprint of the catalogue under which the values were computed
     * @param asOf epoch milliseconds UTC
     * @param values in catalogue order, null where a feature has none
     */
    public static String sha256(String featureSet, String patientId, long asOf, List<@Nullable Double> values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            Double value = values.get(i);
            numbers[i] = value == null ? Double.NaN : value;
        }
        return sha256(featureSet, patientId, asOf, numbers);
    }

    /** The same over numbers of which {@code NaN}, which no feature can be, stands for null. */
    static String sha256(String featureSet, String patientId, long asOf, double[] values) {
        ByteBuffer body = ByteBuffer.allocate(Long.BYTES + values.length * BYTES_PER_FEATURE);
        body.putLong(asOf);
        for (double value : values) {
            boolean absent = Double.isNaN(value);
            body.put((byte) (absent ? 1 : 0));
            body.putDouble(absent ? 0.0 : value + 0.0);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(featureSet.getBytes(StandardCharsets.UTF_8));
            digest.update(patientId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
