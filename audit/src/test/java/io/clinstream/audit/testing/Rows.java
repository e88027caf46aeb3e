package io.clinstream.audit.testing;

import io.clinstream.audit.AuditRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Audit rows that differ in everything a forger might change. */
public final class Rows {

    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

    private Rows() {}

    /** The row of an offset; {@code taste} makes another one for the same place. */
    public static AuditRow at(int partition, long offset, int taste) {
        return new AuditRow(
                new UUID(taste, partition * 1_000_000L + offset),
                "PT" + offset % 7,
                BEGIN.plusSeconds(60 * offset),
                (1 + (offset * 31 + taste) % 97) / 100.0,
                "LOW",
                "model-1",
                new BigDecimal("1.500"),
                "{\"as_of\":null,\"values\":{\"heart_rate_last\":" + (60 + offset % 40) + "}}",
                "SCORED",
                "{\"base_log_odds\":-1.25,\"items\":[]}",
                null,
                null,
                "test",
                partition,
                offset);
    }

    /** The same row with another score. */
    public static AuditRow withScore(AuditRow row, double score) {
        return new AuditRow(
                row.id(),
                row.patientId(),
                row.timestamp(),
                score,
                row.riskLevel(),
                row.modelVersion(),
                row.latencyMs(),
                row.featuresUsed(),
                row.status(),
                row.contributions(),
                row.vectorSha256(),
                row.vectorVersion(),
                row.requester(),
                row.partition(),
                row.offset());
    }
}
