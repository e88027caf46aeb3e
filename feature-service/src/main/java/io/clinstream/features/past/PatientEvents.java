package io.clinstream.features.past;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.stores.ObjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The canonical log of one patient, as {@code processed/events} has it. */
final class PatientEvents {

    private static final String FOLDER = "processed/events/";
    private static final String EVENTS = "SELECT canonical_partition, canonical_offset, epoch_ms(appended_at), payload"
            + " FROM files WHERE patient_id = ? AND kind <> 'END_OF_LOAD' ORDER BY canonical_offset";
    private static final String NEWEST = "SELECT epoch_ms(max(appended_at)) FROM files";

    private final ObjectStore objects;
    private final ObjectCache cache;
    private final LocalQueries queries;
    private final AvroDecoder decoder;
    private final String topic;

    /** Events of the canonical log of that topic. */
    PatientEvents(ObjectStore objects, ObjectCache cache, LocalQueries queries, AvroDecoder decoder, String topic) {
        this.objects = objects;
        this.cache = cache;
        this.queries = queries;
        this.decoder = decoder;
        this.topic = topic;
    }

    /**
     * An event where it lies.
     *
     * @param appendedAt epoch milliseconds
     */
    record Placed(int partition, long offset, long appendedAt, CanonicalEvent event) {}

    /**
     * What the store has of a patient.
     *
     * @param topicId of the log: a topic that was made anew begins another
     * @param completeTo append time up to which the store has all of the log; empty where it has nothing
     * @param events in the order of the log
     */
    record Log(String topicId, Optional<Instant> completeTo, List<Placed> events) {}

    /** The patient's events, oldest first. */
    Log of(String patientId) {
        List<ObjectInfo> all = objects.list(FOLDER);
        String topicId = newestTopicId(all);
        List<ObjectInfo> chain =
                all.stream().filter(object -> belongs(object, topicId)).toList();
        List<Placed> events = new ArrayList<>();
        cache.read(
                chain,
                files -> queries.each(
                        EVENTS,
                        files,
                        List.of(patientId),
                        row -> events.add(new Placed(
                                row.getInt(1),
                                row.getLong(2),
                                row.getLong(3),
                                decoder.decode(row.getBytes(4), CanonicalEvent.class)))));
        events.sort(Comparator.comparingLong(Placed::offset));
        return new Log(topicId, completeTo(chain, events), events);
    }

    /** The log that is being written now: its objects are the newest. */
    private String newestTopicId(List<ObjectInfo> all) {
        return all.stream()
                .max(Comparator.comparing(ObjectInfo::modified))
                .flatMap(object -> ObjectName.find(object.key()))
                .map(ObjectName::topicId)
                .orElse("");
    }

    private boolean belongs(ObjectInfo object, String topicId) {
        return ObjectName.find(object.key())
                .filter(name -> name.topic().equals(topic) && name.topicId().equals(topicId))
                .isPresent();
    }

    /** The end of the patient's partition; for a patient without events, the least advanced of all. */
    private Optional<Instant> completeTo(List<ObjectInfo> chain, List<Placed> events) {
        Map<Integer, ObjectInfo> newest = new TreeMap<>();
        for (ObjectInfo object : chain) {
            int partition = ObjectName.find(object.key()).orElseThrow().partition();
            if (events.isEmpty() || partition == events.get(0).partition()) {
                newest.merge(partition, object, (a, b) -> first(a) > first(b) ? a : b);
            }
        }
        List<Long> ends = new ArrayList<>();
        for (ObjectInfo object : newest.values()) {
            cache.read(
                    List.of(object), files -> queries.each(NEWEST, files, List.of(), row -> ends.add(row.getLong(1))));
        }
        return ends.stream().min(Comparator.naturalOrder()).map(Instant::ofEpochMilli);
    }

    private static long first(ObjectInfo object) {
        return ObjectName.find(object.key()).orElseThrow().firstOffset();
    }
}
