package io.clinstream.audit;

import io.clinstream.platform.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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

    /**
     * Where a chain is broken.
     *
     * @param offset offset of the first row that does not fit
     * @param why what does not fit
     */
    public record Break(long offset, String why) {}

    /** Continues a chain. */
    public Link link(String previousHash, AuditRow row) {
        String hmac = hmac(row);
        return new Link(row, previousHash, rowHash(previousHash, row, hmac), hmac);
    }

    /** Checks the rows of one partition, in order of offset, from the first one on; empty where all fit. */
    public Optional<Break> verify(List<Link> links) {
        String previous = GENESIS;
        for (Link link : links) {
            AuditRow row = link.row();
            if (!link.previousHash().equals(previous)) {
                return Optional.of(new Break(row.offset(), "does not continue the row before it"));
            }
            if (!link.payloadHmac().equals(hmac(row))) {
                return Optional.of(new Break(row.offset(), "its columns were changed"));
            }
            if (!link.rowHash().equals(rowHash(previous, row, link.payloadHmac()))) {
                return Optional.of(new Break(row.offset(), "its hash is not that of its columns"));
            }
            previous = link.rowHash();
        }
        return Optional.empty();
    }

    private String hmac(AuditRow row) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(row.payload().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + MAC, impossible);
        }
    }

    private static String rowHash(String previous, AuditRow row, String hmac) {
        String text = previous + '\n' + row.partition() + '\n' + row.offset() + '\n' + hmac;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
