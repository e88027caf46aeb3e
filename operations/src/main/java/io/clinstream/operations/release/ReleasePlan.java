package io.clinstream.operations.release;

import io.clinstream.operations.release.Letter.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the dead-letter topic and notes which letters are to be released: of each partition in order, so that the note
 * of a release comes after its letter.
 */
final class ReleasePlan implements Consumer<ConsumerRecord<byte[], byte[]>> {

    /** What is to be done with a letter that was selected. */
    private enum Fate {
        RELEASE,
        NOT_READY,
        ALREADY_RELEASED
    }

    private final Selection selection;
    private final Set<String> topics;
    private final Readiness readiness;
    private final Map<Place, Fate> selected = new HashMap<>();
    private final Set<Place> partial = new HashSet<>();

    /**
     * A plan for a selection.
     *
     * @param topics where records may be sent: the raw topics
     */
    ReleasePlan(Selection selection, Set<String> topics, Readiness readiness) {
        this.selection = selection;
        this.topics = topics;
        this.readiness = readiness;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) {
        OptionalLong released = Letter.releasedBy(record);
        if (released.isPresent()) {
            Place place = new Place(record.partition(), released.getAsLong());
            selected.computeIfPresent(place, (letter, fate) -> Fate.ALREADY_RELEASED);
            partial.remove(place);
        } else {
            Letter.in(record)
                    .filter(selection::fits)
                    .filter(letter -> topics.contains(letter.topic()))
                    .ifPresent(this::judge);
        }
    }

    private void judge(Letter letter) {
        Optional<GenericRecord> record = readiness.record(letter);
        if (selection.source().isPresent() && !selection.source().equals(record.flatMap(ReleasePlan::source))) {
            return;
        }
        if (letter.isPartial() && !selection.partial()) {
            partial.add(letter.place());
        } else {
            selected.put(letter.place(), readiness.isReady(letter, record) ? Fate.RELEASE : Fate.NOT_READY);
        }
    }

    private static Optional<String> source(GenericRecord record) {
        return Optional.ofNullable(record.hasField("source") ? record.get("source") : null)
                .map(Object::toString);
    }

    /** Whether the plan is to release it. */
    boolean includes(Letter letter) {
        return selected.get(letter.place()) == Fate.RELEASE;
    }

    /** Letters to release. */
    long toRelease() {
        return count(Fate.RELEASE);
    }

    /** Letters whose cause is still there. */
    long notReady() {
        return count(Fate.NOT_READY);
    }

    /** Letters that an earlier run released. */
    long alreadyReleased() {
        return count(Fate.ALREADY_RELEASED);
    }

    /** Letters about single measurements, left where they are. */
    long partialLeft() {
        return partial.size();
    }

    private long count(Fate fate) {
        return selected.values().stream().filter(fate::equals).count();
    }
}
