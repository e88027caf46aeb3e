package io.clinstream.features.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.clinstream.features.online.OnlineFields;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest vector of a patient, as answered.
 *
 * @param patientId patient
 * @param studyId study of the newest event
 * @param siteId site of the newest event; absent where not known
 * @param asOf the instant the vector describes
 * @param knownAt newest known-at of the events behind it
 * @param version its place in the canonical log
 * @param clock LIVE or HISTORICAL
 * @param featureSet fingerprint of the feature set
 * @param vectorSha256 vector hash
 * @param groups newest event time and age per group that has data
 * @param features every feature by name, the stored JSON as it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VectorAnswer(
        @JsonProperty("patient_id") String patientId,
        @JsonProperty("study_id") @Nullable String studyId,
        @JsonProperty("site_id") @Nullable String siteId,
        @JsonProperty("as_of") @Nullable String asOf,
        @JsonProperty("known_at") @Nullable String knownAt,
        @JsonProperty("version") @Nullable String version,
        @JsonProperty("clock") @Nullable String clock,
        @JsonProperty("feature_set") @Nullable String featureSet,
        @JsonProperty("vector_sha256") @Nullable String vectorSha256,
        @JsonProperty("groups") Map<String, Group> groups,
        @JsonProperty("features") @JsonRawValue @Nullable String features) {

    /**
     * How new a group's data are.
     *
     * @param newestAt newest event time
     * @param ageSeconds seconds from then to this answer; negative for a time ahead of our clock
     */
    record Group(
            @JsonProperty("newest_at") String newestAt,
            @JsonProperty("age_seconds") long ageSeconds) {}

    private static final List<String> GROUPS =
            List.of(OnlineFields.VITALS, OnlineFields.LABS, OnlineFields.ADVERSE_EVENTS);

    /** The answer made of the fields of the patient's hash. */
    static VectorAnswer of(String patientId, Map<String, String> fields, Instant now) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (String group : GROUPS) {
            String newest = fields.get(group);
            if (newest != null) {
                long age = Duration.between(Instant.parse(newest), now).toSeconds();
                groups.put(group, new Group(newest, age));
            }
        }
        return new VectorAnswer(
                patientId,
                fields.get(OnlineFields.STUDY_ID),
                fields.get(OnlineFields.SITE_ID),
                fields.get(OnlineFields.UPDATED_AT),
                fields.get(OnlineFields.KNOWN_AT),
                fields.get(OnlineFields.VERSION),
                fields.get(OnlineFields.CLOCK),
                fields.get(OnlineFields.FEATURE_SET),
                fields.get(OnlineFields.VECTOR_SHA256),
                groups,
                fields.get(OnlineFields.FEATURES));
    }
}
