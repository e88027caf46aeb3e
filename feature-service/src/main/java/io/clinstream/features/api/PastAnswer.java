package io.clinstream.features.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.clinstream.features.online.FeaturesJson;
import io.clinstream.features.past.PastVector;
import io.clinstream.features.past.StoredVector;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vector of the past, as answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PastAnswer(
        @JsonProperty("patient_id") String patientId,
        @JsonProperty("study_id") String studyId,
        @JsonProperty("site_id") @Nullable String siteId,
        @JsonProperty("as_of") String asOf,
        @JsonProperty("known_at") String knownAt,
        @JsonProperty("clock") String clock,
        @JsonProperty("feature_set") String featureSet,
        @JsonProperty("vector_sha256") String vectorSha256,
        @JsonProperty("events") int events,
        @JsonProperty("newest_event") NewestEvent newestEvent,
        @JsonProperty("complete_to") @Nullable String completeTo,
        @JsonProperty("stored") @Nullable Stored stored,
        @JsonProperty("features") @JsonRawValue String features) {

    /** The newest event in it. */
    record NewestEvent(
            @JsonProperty("topic_id") String topicId,
            @JsonProperty("partition") int partition,
            @JsonProperty("offset") long offset,
            @JsonProperty("known_at") String knownAt) {}

    /** The vector that was stored for the same instant. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stored(
            @JsonProperty("object") String object,
            @JsonProperty("partition") int partition,
            @JsonProperty("offset") long offset,
            @JsonProperty("known_at") String knownAt,
            @JsonProperty("feature_set") String featureSet,
            @JsonProperty("vector_sha256") String vectorSha256,
            @JsonProperty("equal") boolean equal) {}

    static PastAnswer of(String patientId, Instant asOf, Instant knownAt, PastVector found) {
        Optional<String> completeTo = found.completeTo().map(Instant::toString);
        return new PastAnswer(
                patientId,
                found.studyId(),
                found.siteId(),
                asOf.toString(),
                knownAt.toString(),
                found.clock(),
                found.vector().catalog().featureSet(),
                found.vectorSha256(),
                found.events(),
                newest(found.newest()),
                completeTo.orElse(null),
                found.stored().map(stored -> stored(stored, found)).orElse(null),
                FeaturesJson.of(found.vector()));
    }

    private static NewestEvent newest(PastVector.Newest newest) {
        return new NewestEvent(
                newest.topicId(),
                newest.partition(),
                newest.offset(),
                newest.knownAt().toString());
    }

    private static Stored stored(StoredVector stored, PastVector computed) {
        return new Stored(
                stored.object(),
                stored.partition(),
                stored.offset(),
                Instant.ofEpochMilli(stored.knownAt()).toString(),
                stored.featureSet(),
                stored.vectorSha256(),
                stored.vectorSha256().equals(computed.vectorSha256()));
    }
}
