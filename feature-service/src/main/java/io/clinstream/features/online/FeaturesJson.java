package io.clinstream.features.online;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.clinstream.engine.catalog.Feature;
import io.clinstream.engine.vector.FeatureVector;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * The features of a vector as one JSON document: every feature by name in catalogue order, null where it has no value,
 * a number as the shortest decimal that reads back as the same double.
 */
public final class FeaturesJson {

    /** Whole numbers below it are written without point or exponent. */
    private static final double PLAIN_BELOW = 1e15;

    /** Java 17's own {@code Double.toString} is not always the shortest; this writer is, on every JDK. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private FeaturesJson() {}

    static String of(GenericRecord features) {
        return document(json -> {
            for (Schema.Field field : features.getSchema().getFields()) {
                json.writeFieldName(field.name());
                write(json, (Double) features.get(field.pos()));
            }
        });
    }

    /** The features of a computed vector, written as those of a stored one. */
    public static String of(FeatureVector vector) {
        return document(json -> {
            int place = 0;
            for (Feature feature : vector.catalog().features()) {
                json.writeFieldName(feature.name());
                write(json, vector.value(place++));
            }
        });
    }

    /** Writes the members of a document. */
    @FunctionalInterface
    private interface Members {

        void write(JsonGenerator json) throws IOException;
    }

    private static String document(Members members) {
        StringWriter text = new StringWriter(4096);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Double value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < PLAIN_BELOW) {
            json.writeNumber(value.longValue());
        } else if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            throw new IllegalArgumentException("a feature is null or finite");
        }
    }
}
