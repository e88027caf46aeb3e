package io.clinstream.features.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a row that come with its vector, with their types; of a training set, and of what it is read from. */
final class VectorColumns {

    /** Places of a vector in the canonical log, which with the patient name it. */
    static final List<String> PLACE = List.of("log_epoch", "canonical_partition", "canonical_offset", "sequence");

    private static final Map<String, String> ABOUT = about();

    private final List<String> features;

    /** The columns of a training set with these features. */
    VectorColumns(List<String> features) {
        this.features = List.copyOf(features);
    }

    /** The columns as a table declares them. */
    String declared() {
        List<String> columns = new ArrayList<>();
        ABOUT.forEach((name, type) -> columns.add(TrainingDatabase.name(name) + " " + type));
        features.forEach(name -> columns.add(TrainingDatabase.name(name) + " DOUBLE"));
        return String.join(", ", columns);
    }

    /** The columns by name, each preceded by {@code table}. */
    String named(String table) {
        List<String> columns = new ArrayList<>();
        ABOUT.keySet().forEach(name -> columns.add(table + "." + TrainingDatabase.name(name)));
        features.forEach(name -> columns.add(table + "." + TrainingDatabase.name(name)));
        return String.join(", ", columns);
    }

    /** The columns read from files that have {@code present}; null for a feature that did not exist then. */
    String readFrom(Set<String> present) {
        List<String> columns = new ArrayList<>();
        ABOUT.forEach((name, type) ->
                columns.add(cast(present.contains(name) ? TrainingDatabase.name(name) : "NULL", type, name)));
        features.forEach(name ->
                columns.add(cast(present.contains(name) ? TrainingDatabase.name(name) : "NULL", "DOUBLE", name)));
        return String.join(", ", columns);
    }

    /** The same columns, of no row. */
    String ofNothing() {
        return readFrom(Set.of());
    }

    private static String cast(String value, String type, String name) {
        return "CAST(" + value + " AS " + type + ") AS " + TrainingDatabase.name(name);
    }

    private static Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("patient_id", "VARCHAR");
        about.put("study_id", "VARCHAR");
        about.put("site_id", "VARCHAR");
        about.put("timestamp", "TIMESTAMPTZ");
        about.put("known_at", "TIMESTAMPTZ");
        about.put("trigger", "VARCHAR");
        about.put("event_id", "VARCHAR");
        about.put("clock", "VARCHAR");
        about.put("log_epoch", "INTEGER");
        about.put("canonical_partition", "INTEGER");
        about.put("canonical_offset", "BIGINT");
        about.put("sequence", "INTEGER");
        about.put("feature_set", "VARCHAR");
        about.put("vector_sha256", "VARCHAR");
        return about;
    }
}
