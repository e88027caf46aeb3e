package io.clinstream.training.sepsis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The draw that decides a patient's part: a function of the seed and the patient's id alone, so that neither the labels
 * nor the order of the files can bear on it. 70 % train, 15 % validation, 15 % test; not stratified.
 */
final class SplitRule {

    /** Fixed before any training; another seed would be another split. */
    static final String SEED = "clinstream cinc2019-sepsis-b split 1";

    private static final int TRAIN_PERCENT = 70;
    private static final int VALIDATION_PERCENT = 15;
    private static final int DRAWN_BYTES = 8;

    private SplitRule() {}

    /**
     * The part of a patient: the first 8 bytes of SHA-256 over {@code seed:id} (UTF-8), as an unsigned number, modulo 100.
     *
     * @param patient name of the file without ending, such as {@code p100001}
     */
    static Part part(String patient) {
        int drawn = drawn(SEED, patient, 100);
        if (drawn < TRAIN_PERCENT) {
            return Part.TRAIN;
        }
        return drawn < TRAIN_PERCENT + VALIDATION_PERCENT ? Part.VALIDATION : Part.TEST;
    }

    /**
     * A number from 0 to {@code below} − 1: the first 8 bytes of SHA-256 over {@code seed:id} (UTF-8), as an unsigned
     * big-endian number, modulo {@code below}.
     */
    static int drawn(String seed, String patient, int below) {
        byte[] digest = sha256((seed + ":" + patient).getBytes(StandardCharsets.UTF_8));
        long number = 0;
        for (int i = 0; i < DRAWN_BYTES; i++) {
            number = number << Byte.SIZE | Byte.toUnsignedLong(digest[i]);
        }
        return (int) Long.remainderUnsigned(number, below);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
