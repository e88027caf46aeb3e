package io.clinstream.features.quality;

import io.clinstream.contract.Topics;
import io.clinstream.schema.VitalSigns;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads bronze's lines of one raw topic into the table {@code raw}. */
final class RawSignals {

    /** Fields of a reading that are no quantity, and yet measured. */
    private static final Set<String> OBSERVED = Set.of("consciousness", "supplemental_o2");

    private static final List<String> MEASURED = VitalSigns.getClassSchema().getFields().stream()
            .filter(field ->
                    OBSERVED.contains(field.name()) || field.schema().toString().contains("Quantity"))
            .map(field -> field.name())
            .toList();

    private static final List<String> OF_RESULTS =
            List.of("site_id", "unit", "reference_low", "reference_high", "specimen");
    private static final List<String> OF_ADVERSE_EVENTS =
            List.of("site_id", "system_organ_class", "severity", "causality", "outcome", "reported_at");
    private static final List<String> OF_SUBJECTS = List.of("site_id", "sex", "enrolled_at", "first_dose_at");

    private final Topics topics;

    RawSignals(Topics topics) {
        this.topics = topics;
    }

    /** Fields that describe a record of a topic and may be left out of it. */
    List<String> descriptive(String topic) {
        return Map.of(
                        topics.vitals().name(), List.of("site_id"),
                        topics.labs().name(), OF_RESULTS,
                        topics.adverseEvents().name(), OF_ADVERSE_EVENTS,
                        topics.subjects().name(), OF_SUBJECTS)
                .getOrDefault(topic, List.of());
    }

    /** The statement that reads the files of a topic, of which only records of the day count. */
    String insert(String topic, LocalDate date, List<Path> files) {
        boolean readings = topic.equals(topics.vitals().name());
        List<String> fields = descriptive(topic);
        Set<String> optional = new TreeSet<>(fields);
        optional.addAll(readings ? MEASURED : List.of());
        long begin = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        long end = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return """
                INSERT INTO raw SELECT %s, "partition", "offset", append_time_ms,
                    CASE WHEN coalesce(v.source, '') = '' THEN 'unknown'
                         WHEN length(coalesce(v.patient_id, '')) > 0 AND contains(v.source, v.patient_id) THEN 'other'
                         ELSE v.source END,
                    coalesce(v.clock = 'LIVE', false), v.event_time, v.available_at,
                    coalesce(v.event_time_precision IN ('MINUTE', 'SECOND', 'MILLI'), false),
                    %s, %s, CASE WHEN v.source IS NULL THEN 0 ELSE %d END
                FROM (SELECT "partition", "offset", append_time_ms, "value" AS v FROM read_json(%s,
                    format = 'newline_delimited', compression = 'gzip', maximum_object_size = 33554432,
                    columns = {partition: 'INTEGER', "offset": 'BIGINT', append_time_ms: 'BIGINT', "value": 'STRUCT(%s)'}))
                WHERE append_time_ms >= %d AND append_time_ms < %d
                """.formatted(
                        DayBook.text(topic),
                        readings ? signals() : "NULL",
                        fields.stream().map(RawSignals::isThere).collect(Collectors.joining(" + ", "0 + ", "")),
                        fields.size(),
                        DayBook.list(files),
                        struct(optional),
                        begin,
                        end);
    }

    /** What a reading measured; null where it is none, or a withdrawal. */
    private static String signals() {
        String all = MEASURED.stream()
                .map(name -> "CASE WHEN " + isThere(name) + " = 1 THEN " + DayBook.text(name) + " END")
                .collect(Collectors.joining(", "));
        return "CASE WHEN v.source IS NULL OR v.end_of_load = 'true' OR v.status = 'ENTERED_IN_ERROR' THEN NULL ELSE"
                + " list_filter([" + all + "], lambda one: one IS NOT NULL) END";
    }

    private static String isThere(String field) {
        return "CAST(coalesce(CAST(v.\"" + field
                + "\" AS VARCHAR) NOT IN ('null', '\"\"', '\"UNKNOWN\"'), false) AS INTEGER)";
    }

    private static String struct(Set<String> optional) {
        Stream<String> common = Stream.of(
                "source VARCHAR",
                "patient_id VARCHAR",
                "clock VARCHAR",
                "status VARCHAR",
                "event_time BIGINT",
                "event_time_precision VARCHAR",
                "available_at BIGINT",
                "end_of_load VARCHAR");
        return Stream.concat(common, optional.stream().map(name -> "\"" + name + "\" JSON"))
                .collect(Collectors.joining(", "));
    }
}
