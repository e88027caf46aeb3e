package io.clinstream.operations.parity;

import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.vector.FeatureVector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The columns of vectors in the offline store and in sealed files: what stands around a vector, then every feature. */
final class VectorColumns {

    private static final String AS_OF = "as_of";
    private static final String TIMESTAMP = "timestamp";

    private final List<Column> around = new ArrayList<>();
    private final List<String> features;
    private final String featureSet;

    VectorColumns(FeatureCatalog catalog) {
        for (Schema.Field field : FeatureVectorSchema.schema(catalog).getFields()) {
            if (field.schema().getType() != Schema.Type.RECORD) {
                around.add(Column.of(field.name().equals(AS_OF) ? TIMESTAMP : field.name(), field.schema()));
            }
        }
        this.features =
                catalog.features().stream().map(feature -> feature.name()).toList();
        this.featureSet = catalog.featureSet();
    }

    /** The columns of a query, in order. */
    String select(Set<String> there) {
        return around.stream()
                        .map(column -> column.select(there.contains(column.name())))
                        .collect(Collectors.joining(", "))
                + ", "
                + features.stream()
                        .map(name -> there.contains(name) ? '"' + name + '"' : "CAST(NULL AS DOUBLE)")
                        .collect(Collectors.joining(", "));
    }

    /** Number of columns of {@link #select}. */
    int size() {
        return around.size() + features.size();
    }

    /** What of a row, from column {@code first} on, is not what the log gives. */
    List<Difference> differences(ResultSet row, int first, Recomputed expected, String place) throws SQLException {
        List<Difference> found = new ArrayList<>();
        List<@Nullable Object> values = around(expected);
        int index = first;
        for (int i = 0; i < around.size(); i++) {
            Column column = around.get(i);
            Difference difference = column.compare(place, column.read(row, index++), column.plain(values.get(i)));
            if (difference != null) {
                found.add(difference);
            }
        }
        FeatureVector vector = expected.vector();
        for (int i = 0; i < features.size(); i++) {
            double stored = row.getDouble(index++);
            boolean absent = row.wasNull();
            boolean same = vector.isNull(i)
                    ? absent
                    : !absent && Double.doubleToRawLongBits(stored) == Double.doubleToRawLongBits(vector.number(i));
            if (!same) {
                found.add(new Difference(
                        place,
                        features.get(i),
                        row.getString(index - 1),
                        vector.isNull(i) ? null : Double.toString(vector.number(i))));
            }
        }
        return found;
    }

    /** In the order of the schema. */
    private List<@Nullable Object> around(Recomputed expected) {
        List<@Nullable Object> values = new ArrayList<>(around.size());
        values.add(expected.patientId());
        values.add(expected.clock().studyId());
        values.add(expected.clock().siteId());
        values.add(expected.vector().asOf());
        values.add(expected.clock().knownAt());
        values.add(expected.cause().trigger());
        values.add(expected.cause().eventId());
        values.add(expected.cause().position().partition());
        values.add(expected.cause().position().offset());
        values.add(expected.cause().sequence());
        values.add(expected.logEpoch());
        values.add(expected.clock().mode());
        values.add(expected.clock().lastAcceptedAt());
        values.add(instant(expected.vector().newestVitals()));
        values.add(instant(expected.vector().newestLabs()));
        values.add(instant(expected.vector().newestAdverseEvents()));
        values.add(featureSet);
        values.add(expected.sha256());
        if (values.size() != around.size()) {
            throw new IllegalStateException(
                    "a vector has " + around.size() + " columns before its features, not " + values.size());
        }
        return values;
    }

    private static @Nullable Long instant(OptionalLong instant) {
        return instant.isPresent() ? instant.getAsLong() : null;
    }
}
