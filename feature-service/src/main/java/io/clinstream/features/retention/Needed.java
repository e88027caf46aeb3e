package io.clinstream.features.retention;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.ObjectName;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What manifests name. Of every manifest: the objects it names by key. Of backfills, training sets and the newest version
 * of each date that is young enough to be sealed anew: also the runs of offsets they were made of.
 */
final class Needed {

    private record Run(long first, long last) {}

    private final Set<String> keys = new HashSet<>();
    private final Map<String, List<Run>> runs = new HashMap<>();

    private Needed() {}

    /** Reads all manifests. Dates before {@code oldest} are not sealed anew. */
    static Needed of(ObjectStore store, LocalDate oldest) {
        Needed needed = new Needed();
        SealedDates sealed = new SealedDates(store);
        sealed.versions().forEach((date, versions) -> {
            for (int version : versions) {
                SealedManifest manifest = sealed.find(date, version).orElseThrow();
                manifest.files().forEach(file -> needed.keys.add(file.key()));
                if (version == versions.last() && !date.isBefore(oldest)) {
                    manifest.inputs()
                            .values()
                            .forEach(ranges -> ranges.forEach(range -> needed.add(
                                    range.topic(),
                                    range.topicId(),
                                    range.partition(),
                                    range.firstOffset(),
                                    range.lastOffset())));
                }
            }
        });
        for (String folder : List.of("features/backfill/", "features/training/")) {
            for (ObjectInfo object : store.list(folder)) {
                if (object.key().endsWith("/manifest.json")) {
                    needed.take(parsed(object.key(), store.find(object.key()).orElseThrow()));
                }
            }
        }
        return needed;
    }

    /** Whether an object that ends before offset {@code next} is named. */
    boolean holds(String key, ObjectName name, long next) {
        return keys.contains(key)
                || runs.getOrDefault(chain(name.topic(), name.topicId(), name.partition()), List.of()).stream()
                        .anyMatch(run -> name.firstOffset() <= run.last && next > run.first);
    }

    /** Whether a manifest names that key. */
    boolean names(String key) {
        return keys.contains(key);
    }

    private void take(JsonNode node) {
        if (node.isTextual()) {
            keys.add(node.asText());
        }
        if (node.has("topic") && node.has("topic_id") && node.has("first_offset") && node.has("last_offset")) {
            add(
                    node.path("topic").asText(),
                    node.path("topic_id").asText(),
                    node.path("partition").asInt(),
                    node.path("first_offset").asLong(),
                    node.path("last_offset").asLong());
        }
        node.forEach(this::take);
    }

    private void add(String topic, String topicId, int partition, long first, long last) {
        runs.computeIfAbsent(chain(topic, topicId, partition), any -> new ArrayList<>())
                .add(new Run(first, last));
    }

    private static String chain(String topic, String topicId, int partition) {
        return topic + "/" + topicId + "/" + partition;
    }

    private static JsonNode parsed(String key, byte[] json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("manifest " + key + " cannot be read, so nothing is removed", unreadable);
        }
    }
}
