package io.clinstream.audit.anchor;

/**
 * The newest row of one partition when an anchor was made.
 *
 * @param partition partition of the log
 * @param offset offset of the row
 * @param rows rows of the partition up to it, itself included
 * @param rowHash its hash
 */
public record AnchoredHead(int partition, long offset, long rows, String rowHash) {}
