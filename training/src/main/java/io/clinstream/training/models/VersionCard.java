package io.clinstream.training.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.json.Json;
import io.clinstream.registry.Metric;
import io.clinstream.registry.RegisteredVersion;
import io.clinstream.registry.Run;
import io.clinstream.registry.StoredFile;
import io.clinstream.registry.Transition;
import java.util.Locale;
import java.util.Optional;

/** A version as JSON, and the parts of it that tables show. */
final class VersionCard {

    private final RegisteredVersion version;
    private final JsonNode manifest;

    private VersionCard(RegisteredVersion version, JsonNode manifest) {
        this.version = version;
        this.manifest = manifest;
    }

    static VersionCard of(RegisteredVersion version) {
        return new VersionCard(
                version,
                version.contents().map(contents -> parse(contents.manifest())).orElseGet(() -> Json.MAPPER.nullNode()));
    }

    /** The manifest; missing where the version is built in. */
    JsonNode manifest() {
        return manifest;
    }

    /** A metric of the manifest to four digits, the estimate where it has an interval; empty where there is none. */
    String figure(String metric) {
        JsonNode value = manifest.path("metrics").path(metric);
        JsonNode number = value.isObject() ? value.path("estimate") : value;
        return number.isNumber() ? String.format(Locale.ROOT, "%.4f", number.doubleValue()) : "";
    }

    /** The version as {@code list --json} prints it. */
    ObjectNode json() {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("name", version.name())
                .put("version", version.version())
                .put("model_version", version.servedAs())
                .put("stage", version.stage().text())
                .put("kind", version.kind().name())
                .put("description", version.description())
                .put("source", version.source())
                .put("created_by", version.createdBy())
                .put("created_at", version.createdAt().toString());
        version.run().ifPresent(run -> json.put("run", run.toString()));
        version.contents()
                .ifPresent(contents -> json.put("feature_set", contents.featureSet())
                        .put("manifest_sha256", contents.manifestSha256())
                        .set("metrics", manifest.path("metrics")));
        return json;
    }

    /** The version with everything that belongs to it, as {@code show --json} prints it. */
    ObjectNode json(Optional<Run> run, Iterable<Transition> history) {
        ObjectNode json = json();
        version.contents().ifPresent(contents -> {
            json.set("card", manifest);
            ArrayNode files = json.putArray("files");
            for (StoredFile file : contents.files()) {
                files.addObject()
                        .put("name", file.name())
                        .put("sha256", file.sha256())
                        .put("bytes", file.bytes());
            }
        });
        run.ifPresent(logged -> json.set("run", json(logged)));
        ArrayNode transitions = json.putArray("transitions");
        history.forEach(transition -> transitions.add(json(transition)));
        return json;
    }

    /** One transition. */
    static ObjectNode json(Transition transition) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("version", transition.version())
                .put("from", transition.from().map(stage -> stage.text()).orElse(null))
                .put("to", transition.to().text())
                .put("cause", transition.cause().name())
                .put("at", transition.at().toString())
                .put("by", transition.by())
                .put("reason", transition.reason());
        transition.comparison().ifPresent(comparison -> json.set("comparison", parse(comparison)));
        transition.overrideReason().ifPresent(reason -> json.put("override_reason", reason));
        return json;
    }

    private static ObjectNode json(Run run) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("id", run.id().toString())
                .put("experiment", run.experiment())
                .put("started_by", run.startedBy())
                .put("started_at", run.startedAt().toString());
        run.end()
                .ifPresent(end -> json.put("status", end.status().name())
                        .put("ended_at", end.at().toString()));
        json.set("tags", Json.MAPPER.valueToTree(run.tags()));
        json.set("params", Json.MAPPER.valueToTree(run.params()));
        ArrayNode metrics = json.putArray("metrics");
        for (Metric metric : run.metrics()) {
            metrics.addObject()
                    .put("key", metric.key())
                    .put("step", metric.step())
                    .put("value", metric.value());
        }
        return json;
    }

    private static JsonNode parse(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL keeps JSON only", impossible);
        }
    }
}
