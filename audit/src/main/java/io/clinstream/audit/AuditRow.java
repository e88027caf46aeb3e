package io.clinstream.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.models.explain.Sentences;
import io.clinstream.platform.json.Json;
import io.clinstream.schema.Contribution;
import io.clinstream.schema.Prediction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the table {@code predictions} holds of one prediction, without the chain.
 *
 * @param id identity of the prediction
 * @param patientId the patient
 * @param timestamp instant of scoring
 * @param predictionScore probability; null where withheld
 * @param riskLevel level; null where withheld
 * @param modelVersion model and version
 * @param latencyMs time from request to append in milliseconds, three decimals
 * @param featuresUsed JSON: instant and feature set of the vector, ages of the groups, and every feature read: all that
 *     the model saw
 * @param status SCORED, PARTIAL or INSUFFICIENT_DATA
 * @param contributions JSON: method, base, reasons, NEWS2 range, what was missing and assumed, why withheld
 * @param vectorSha256 hash of the vector; null where there was none
 * @param vectorVersion version of the vector; null where there was none
 * @param requester who asked
 * @param partition partition of the record in the log
 * @param offset offset of the record in the log
 */
public record AuditRow(
        UUID id,
        String patientId,
        Instant timestamp,
        @Nullable Double predictionScore,
        @Nullable String riskLevel,
        String modelVersion,
        BigDecimal latencyMs,
        String featuresUsed,
        String status,
        String contributions,
        @Nullable String vectorSha256,
        @Nullable String vectorVersion,
        String requester,
        int partition,
        long offset) {

    private static final int MICRO_DECIMALS = 3;

    /**
     * The row of a record of the log.
     *
     * @param sources tells which events lie behind each contribution
     */
    public static AuditRow of(Prediction record, int partition, long offset, SourceEvents sources) {
        return new AuditRow(
                UUID.fromString(record.getPredictionId()),
                record.getPatientId(),
                record.getPredictedAt(),
                record.getProbability(),
                record.getRiskLevel() == null ? null : record.getRiskLevel().name(),
                record.getModelVersion(),
                BigDecimal.valueOf(record.getLatencyMicros(), MICRO_DECIMALS),
                featuresUsed(record).toString(),
                record.getStatus().name(),
                contributions(record, sources).toString(),
                record.getVectorSha256(),
                record.getVectorVersion(),
                record.getRequester(),
                partition,
                offset);
    }

    /** The same columns at another place of the log. */
    public AuditRow at(int otherPartition, long otherOffset) {
        return new AuditRow(
                id,
                patientId,
                timestamp,
                predictionScore,
                riskLevel,
                modelVersion,
                latencyMs,
                featuresUsed,
                status,
                contributions,
                vectorSha256,
                vectorVersion,
                requester,
                otherPartition,
                otherOffset);
    }

    /** Everything the chain protects, as one canonical text: changing any column changes it. */
    public String payload() {
        ObjectNode payload = Json.MAPPER.createObjectNode();
        payload.put("id", id.toString());
        payload.put("patient_id", patientId);
        payload.put("timestamp", timestamp.toEpochMilli());
        payload.put("prediction_score", predictionScore == null ? null : BigDecimal.valueOf(predictionScore));
        payload.put("risk_level", riskLevel);
        payload.put("model_version", modelVersion);
        payload.put("latency_ms", latencyMs);
        payload.put("features_used", CanonicalJson.of(featuresUsed));
        payload.put("status", status);
        payload.put("contributions", CanonicalJson.of(contributions));
        payload.put("vector_sha256", vectorSha256);
        payload.put("vector_version", vectorVersion);
        payload.put("requester", requester);
        payload.put("partition", partition);
        payload.put("offset", offset);
        return CanonicalJson.of(payload.toString());
    }

    private static ObjectNode featuresUsed(Prediction record) {
        ObjectNode used = Json.MAPPER.createObjectNode();
        used.put("as_of", record.getAsOf() == null ? null : record.getAsOf().toString());
        used.put("feature_set", record.getFeatureSet());
        ObjectNode ages = used.putObject("ages_seconds");
        record.getAgesSeconds().forEach(ages::put);
        ObjectNode values = used.putObject("values");
        record.getFeaturesUsed().forEach(values::put);
        return used;
    }

    private static ObjectNode contributions(Prediction record, SourceEvents sources) {
        ObjectNode reasons = Json.MAPPER.createObjectNode();
        reasons.put("method", record.getContributionMethod());
        reasons.put("base_log_odds", record.getBaseLogOdds());
        ArrayNode items = reasons.putArray("items");
        Optional<Map<String, SourceEvents.Behind>> behind = sources.of(record);
        record.getContributions()
                .forEach(reason -> items.add(item(reason, record)
                        .set(
                                "sources",
                                behind.map(known -> source(
                                                known.getOrDefault(reason.getFeature(), SourceEvents.Behind.NONE)))
                                        .orElse(null))));
        reasons.put("sources_state", behind.isPresent() ? "KNOWN" : "UNAVAILABLE");
        ObjectNode news2 = reasons.putObject("news2");
        news2.put("total", record.getNews2Total());
        news2.put("lowest", record.getNews2Lowest());
        news2.put("highest", record.getNews2Highest());
        texts(reasons.putArray("missing"), record.getMissing());
        texts(reasons.putArray("assumptions"), record.getAssumptions());
        texts(reasons.putArray("reasons"), record.getReasons());
        return reasons;
    }

    private static ObjectNode source(SourceEvents.Behind behind) {
        ObjectNode source = Json.MAPPER.createObjectNode();
        source.put("total", behind.total());
        texts(source.putArray("events"), behind.newest());
        return source;
    }

    /** A model writes no sentence while a patient is waiting for its answer; the row has one for every contribution. */
    private static ObjectNode item(Contribution reason, Prediction record) {
        ObjectNode item = Json.MAPPER.createObjectNode();
        item.put("feature", reason.getFeature());
        item.put("value", reason.getValue());
        item.put("unit", reason.getUnit());
        item.put("points", reason.getPoints());
        item.put("contribution", reason.getContribution());
        item.put(
                "text",
                reason.getText().isEmpty()
                        ? Sentences.of(reason.getFeature(), record.getFeaturesUsed())
                        : reason.getText());
        return item;
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
