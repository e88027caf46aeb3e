package io.clinstream.models.pack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.clinstream.models.InvalidModelException;
import java.io.IOException;
import java.util.stream.Collectors;

/** Manifests as JSON: strict in what is read, the same bytes for the same manifest in what is written. */
final class ManifestJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    private ManifestJson() {}

    static ModelManifest read(byte[] json) {
        try {
            ModelManifest manifest = MAPPER.readValue(json, ModelManifest.class);
            Required.field(ModelPackage.MANIFEST, manifest);
            return manifest;
        } catch (JsonMappingException wrong) {
            if (wrong.getCause() instanceof InvalidModelException named) {
                throw named;
            }
            throw new InvalidModelException(path(wrong), "unreadable", wrong.getOriginalMessage());
        } catch (IOException noJson) {
            throw new InvalidModelException(ModelPackage.MANIFEST, "unreadable", "must be one JSON object");
        }
    }

    static byte[] write(ModelManifest manifest) {
        try {
            return MAPPER.writeValueAsBytes(manifest);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a manifest is plain data", impossible);
        }
    }

    private static String path(JsonMappingException wrong) {
        String path = wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? ModelPackage.MANIFEST : path;
    }
}
