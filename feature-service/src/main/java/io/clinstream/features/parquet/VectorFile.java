package io.clinstream.features.parquet;

import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.features.columnar.ColumnarFile;
import io.clinstream.features.columnar.FileLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file of vectors as they come from the engine, with the columns of the offline store; labels are null. Rows
 * are sorted by patient and timestamp; a patient's vectors of one timestamp stay in the order in which they were added.
 * Not thread-safe.
 */
public final class VectorFile {

    private final FeatureCatalog catalog;
    private final ColumnarFile file;
    private final Map<String, Integer> places = new HashMap<>();
    private final int firstFeature;

    /** An empty file of vectors of {@code catalog}. */
    public VectorFile(FeatureCatalog catalog) {
        this(catalog, FileLayout.STANDARD);
    }

    /** The same with a layout of its own, for a measurement. */
    public VectorFile(FeatureCatalog catalog, FileLayout layout) {
        this.catalog = catalog;
        Schema rows = OfflineFormat.rowsOf(FeatureVectorSchema.schema(catalog));
        rows.getFields().forEach(field -> places.put(field.name(), field.pos()));
        this.file =
                new ColumnarFile(rows.getName(), ParquetChunk.columns(rows), Optional.of(OfflineFormat.SORT), layout);
        this.firstFeature = place(catalog.features().get(0).name());
    }

    /**
     * Appends a vector.
     *
     * @throws IllegalArgumentException it is of another catalogue
     */
    public void add(VectorRow row, FeatureVector vector) {
        if (!vector.catalog().featureSet().equals(catalog.featureSet())) {
            throw new IllegalArgumentException("a file holds vectors of one feature set");
        }
        add(row, VectorContent.of(row.patientId(), vector));
    }

    /** Appends a vector of the catalogue that comes from elsewhere than the engine. */
    public void add(VectorRow row, VectorContent vector) {
        text("patient_id", row.patientId());
        text("study_id", row.studyId());
        text("site_id", row.siteId());
        number("timestamp", vector.asOf());
        number("known_at", row.knownAt());
        text("trigger", row.trigger().name());
        text("event_id", row.eventId());
        number("canonical_partition", row.canonicalPartition());
        number("canonical_offset", row.canonicalOffset());
        number("sequence", row.sequence());
        number("log_epoch", row.logEpoch());
        text("clock", row.clock().name());
        number("last_accepted_at", row.lastAcceptedAt());
        vector.vitalsAt().ifPresent(at -> number("vitals_at", at));
        vector.labsAt().ifPresent(at -> number("labs_at", at));
        vector.adverseEventsAt().ifPresent(at -> number("adverse_events_at", at));
        text("feature_set", catalog.featureSet());
        text("vector_sha256", vector.sha256());
        double[] values = vector.values();
        for (int feature = 0; feature < values.length; feature++) {
            if (!Double.isNaN(values[feature])) {
                file.number(firstFeature + feature, values[feature]);
            }
        }
        number("features_partition", row.featuresPartition());
        number("features_offset", row.featuresOffset());
        number("appended_at", row.appendedAt());
        file.endRow();
    }

    /** Number of rows. */
    public int rows() {
        return file.rows();
    }

    /** Bytes held now, with what {@link #finish} will need to put the widest column together. */
    public long bufferedBytes() {
        return file.bufferedBytes();
    }

    /** Ends the file and gives its content; nothing may be added after it. */
    public byte[] finish() {
        return file.finish();
    }

    private void text(String column, @Nullable String value) {
        if (value != null) {
            file.text(place(column), value);
        }
    }

    private void number(String column, long value) {
        file.number(place(column), value);
    }

    private int place(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalStateException("the offline store has no column " + column);
        }
        return place;
    }
}
