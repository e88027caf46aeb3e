package io.clinstream.audit.anchor;

import java.time.Instant;
import java.util.List;

/**
 * The heads of all partitions at one instant. Anchors form a chain of their own: each names the one before.
 *
 * @param number from 1
 * @param at when it was made
 * @param previousSha256 SHA-256 of the object of the anchor before; {@link io.clinstream.audit.AuditChain#GENESIS} for
 *     the first
 * @param heads newest row of every partition, by partition
 */
public record Anchor(long number, Instant at, String previousSha256, List<AnchoredHead> heads) {

    /** Copies the heads. */
    public Anchor {
        heads = List.copyOf(heads);
    }
}
