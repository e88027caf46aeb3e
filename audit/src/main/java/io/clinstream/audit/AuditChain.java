package io.clinstream.audit;

import io.clinstream.platform.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hash chain of one partition. A row's {@code payload_hmac} is HMAC-SHA-256 of its columns under a key that is not
 * in the database; its {@code row_hash} is SHA-256 over the hash of the row before, partition, offset and the HMAC. Who
 * edits, deletes or swaps rows without the key breaks the chain at that row.
 */
public final class AuditChain {

    /** What the first row of a partition continues. */
    public static final String GENESIS = "0".repeat(64);

    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** A chain under a key of at least 16 characters. */
    public AuditChain(Secret key) {
        this.key = new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), MAC);
    }

    /**
     * A row in its chain.
     *
     * @param row the columns
     * @param previousHash hash of the row before, or {@link #GENESIS}
     * @param rowHash hash of this row
     * @param payloadHmac keyed hash of the columns
     */
    public record Link(AuditRow row, String previousHash, String rowHash, String payloadHmac) {}

    /** Continues a chain. */
    public Link link(String previousHash, AuditRow row) {
        String hmac = hmac(row.payload());
        return new Link(row, previousHash, rowHash(previousHash, row.partition(), row.offset(), hmac), hmac);
    }

    /** Whether a row's columns, at this place of the log, are those that {@code payloadHmac} was made of. */
    public boolean isPayload(AuditRow row, String payloadHmac) {
        try {
            return row.timestamp().equals(row.timestamp().truncatedTo(ChronoUnit.MILLIS))
                    && hmac(row.payload()).equals(payloadHmac);
        } catch (ArithmeticException | NumberFormatException noRowOfOurs) {
            return false;
        }
    }

    /** Whether a row's hash is that of the hash before, the place and the keyed hash that stand beside it. */
    public static boolean isConsistent(Link link) {
        AuditRow row = link.row();
        return link.rowHash().equals(rowHash(link.previousHash(), row.partition(), row.offset(), link.payloadHmac()));
    }

    /**
     * Keyed hash of any other text that the audit vouches for, lower-case hexadecimal.
     *
     * @param kind what the text is; the same text of another kind has another hash
     */
    public String seal(String kind, String text) {
        return hmac(kind + '\n' + text);
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + MAC, impossible);
        }
    }

    private static String rowHash(String previous, int partition, long offset, String hmac) {
        return sha256(previous + '\n' + partition + '\n' + offset + '\n' + hmac);
    }

    /** SHA-256 of a text, lower-case hexadecimal. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
