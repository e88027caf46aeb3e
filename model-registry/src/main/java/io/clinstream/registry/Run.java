package io.clinstream.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One training run, as it was logged.
 *
 * @param id names it
 * @param experiment what it belongs to
 * @param startedBy who ran it
 * @param startedAt when it began
 * @param end how and when it ended; empty while it runs, and where it crashed
 * @param tags what it was made from
 * @param params what it was told
 * @param metrics its curves, by key and step
 */
public record Run(
        UUID id,
        String experiment,
        String startedBy,
        Instant startedAt,
        Optional<End> end,
        Map<String, String> tags,
        Map<String, String> params,
        List<Metric> metrics) {

    /** How and when a run ended. */
    public record End(RunLog.Status status, Instant at) {}

    /** Copies the lists. */
    public Run {
        metrics = List.copyOf(metrics);
    }
}
