package io.clinstream.benchmarks.report;

import java.util.Locale;

/** What the benchmarks must show. */
public enum Gate {
    /** Features stage against the plain loop, per CPU second, 24 features per event. */
    PLAIN_RATIO_24("throughput", true, 0.12, "features-24"),
    /** The same with the whole vector. */
    PLAIN_RATIO_FULL("throughput", true, 0.05, "features-full"),
    /** Features stage with 24 features against hopping windows of the DSL with the same statistics, per CPU second. */
    DSL_RATIO("throughput", true, 100, "features-24"),
    /** Changelog bytes per measurement: serialized keys and values. */
    CHANGELOG_BYTES("throughput", false, 64, "features-full"),
    /** Changelog records per measurement. */
    CHANGELOG_RECORDS("throughput", false, 1.1, "features-full"),
    /** Milliseconds from raw append to the vector for readers of committed records: 2 × 100 ms commit interval + 50. */
    FRESHNESS_COMMITTED_P99("freshness", false, 2 * 100 + 50, "pipeline"),
    /** The same for readers of all records: 1 × 100 ms + 50. */
    FRESHNESS_UNCOMMITTED_P99("freshness", false, 100 + 50, "pipeline"),
    /** Greatest deviation of the cost per event, 100 to 20,000 patients at one total rate, from that of 100. */
    COST_BY_PATIENTS("patients", false, 0.15, "patients-20000"),
    /** Vectors from the bytes of their records to an offline file, against DuckDB's {@code COPY}, per CPU second. */
    OFFLINE_WRITE_RATIO("stores", true, 0.3, "stores"),
    /** p99 of a read of the online store, against a raw {@code GET} of the same size by the same client. */
    ONLINE_READ_P99_RATIO("stores", false, 2, "stores"),
    /** Milliseconds of a lookup over HTTP, p99, under load. */
    LOOKUP_P99("stores", false, 10, "stores"),
    /** Vectors a second and core, Parquet included, of a month replayed from bronze. */
    BACKFILL_RATE("backfill", true, 10_000, "backfill"),
    /** Megabytes resident at most meanwhile. */
    BACKFILL_MEMORY("backfill", false, 768, "backfill"),
    /** Files that differ from those of a backfill that was killed and resumed: 0 or 1. */
    BACKFILL_RESUMED("backfill", false, 0, "backfill"),
    /** Median of a prediction over HTTP, against that of the floor. */
    PREDICT_P50_RATIO("predict", false, 2, "predict"),
    /** Its p99, against that of the floor. */
    PREDICT_P99_RATIO("predict", false, 3, "predict"),
    /** Milliseconds of a prediction, p99, at half of saturation. */
    PREDICT_P99_AT_HALF("predict", false, 10, "predict"),
    /** Milliseconds of a prediction, p99, at saturation. */
    PREDICT_P99_SATURATED("predict", false, 200, "predict");

    private final String section;
    private final boolean atLeast;
    private final double limit;
    private final String explainedBy;

    Gate(String section, boolean atLeast, double limit, String explainedBy) {
        this.section = section;
        this.atLeast = atLeast;
        this.limit = limit;
        this.explainedBy = explainedBy;
    }

    /** Name in reports and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The part of the benchmark that measures it. */
    public String section() {
        return section;
    }

    /** The entrant whose profile says why it was missed. */
    public String explainedBy() {
        return explainedBy;
    }

    /** Whether a figure passes; NaN does not. */
    public boolean passes(double figure) {
        return atLeast ? figure >= limit : figure <= limit;
    }

    /** The condition, for example {@code >= 0.12}. */
    public String condition() {
        return (atLeast ? ">= " : "<= ") + Numbers.text(limit);
    }
}
