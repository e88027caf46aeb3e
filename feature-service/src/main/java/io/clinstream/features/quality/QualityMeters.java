package io.clinstream.features.quality;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The newest figures as meters. Labels: topic, source (at most {@link QualityRun#MOST_SOURCES} of a topic and three that
 * stand for others), dimension and measure; never a patient.
 */
public final class QualityMeters {

    private final Map<Measure.Unit, MultiGauge> figures = new EnumMap<>(Measure.Unit.class);
    private final MultiGauge statuses;
    private final Map<Status, AtomicLong> counts = new EnumMap<>(Status.class);
    private final AtomicLong measuredAt = new AtomicLong();

    /** Registers the meters. */
    public QualityMeters(MeterRegistry registry) {
        figures.put(
                Measure.Unit.RATIO,
                MultiGauge.builder("clinstream.quality.ratio")
                        .description("Figures of today that are ratios, 0 to 1.")
                        .register(registry));
        figures.put(
                Measure.Unit.SECONDS,
                MultiGauge.builder("clinstream.quality.seconds")
                        .description("Figures of today that are times.")
                        .register(registry));
        statuses = MultiGauge.builder("clinstream.quality.status")
                .description("0 OK, 1 WARN, 2 BREACH, -1 NO_DATA.")
                .register(registry);
        for (Status status : Status.values()) {
            counts.put(
                    status,
                    registry.gauge("clinstream.quality.figures", Tags.of("status", status.name()), new AtomicLong()));
        }
        registry.gauge("clinstream.quality.measured.timestamp.seconds", measuredAt);
    }

    /** Shows a report. */
    void show(QualityReport report, Instant now) {
        figures.forEach((unit, gauge) -> gauge.register(
                report.rows().stream()
                        .filter(row -> row.unit() == unit && row.value() != null)
                        .map(row -> MultiGauge.Row.of(tags(row), row.value()))
                        .toList(),
                true));
        List<MultiGauge.Row<?>> judged = new ArrayList<>();
        report.rows()
                .forEach(row ->
                        judged.add(MultiGauge.Row.of(tags(row), row.status().code())));
        statuses.register(judged, true);
        report.statuses().forEach((status, count) -> gauge(status).set(count));
        measuredAt.set(now.getEpochSecond());
    }

    private AtomicLong gauge(Status status) {
        return Objects.requireNonNull(counts.get(status), "every status has a gauge");
    }

    private static Tags tags(QualityRow row) {
        return Tags.of(
                "topic",
                row.topic(),
                "source",
                row.source(),
                "dimension",
                row.dimension().name(),
                "measure",
                row.measure());
    }
}
