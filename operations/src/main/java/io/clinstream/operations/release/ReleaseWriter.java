package io.clinstream.operations.release;

import io.clinstream.operations.release.Letter.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Sends records back and notes it beside their letters, both in one transaction: after a crash a letter is either
 * released and noted, or neither. The producer's transactional id is the same in every run, so that of two runs at a time
 * the older one fails.
 */
final class ReleaseWriter implements AutoCloseable {

    /** Letters of one transaction. */
    static final int BATCH = 200;

    private final Producer<byte[], byte[]> producer;
    private final String deadLetters;
    private final Release release;
    private final List<Letter> waiting = new ArrayList<>();
    private final Map<String, Place> sent = new HashMap<>();
    private final Map<String, Long> sentByTopic = new TreeMap<>();

    /** A writer on a producer whose transactions have been initialised; it is closed with this. */
    ReleaseWriter(Producer<byte[], byte[]> producer, String deadLetters, Release release) {
        this.producer = producer;
        this.deadLetters = deadLetters;
        this.release = release;
    }

    /** Takes a letter; it is sent with others of its kind. */
    void add(Letter letter) {
        waiting.add(letter);
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    /** Sends what waits. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        try {
            sendBack();
            noteIt();
            producer.commitTransaction();
        } catch (ProducerFencedException another) {
            throw new IllegalStateException("another release began meanwhile; this one has stopped", another);
        } catch (KafkaException failed) {
            producer.abortTransaction();
            throw failed;
        }
        waiting.clear();
    }

    /** Letters about several measurements of one reading send it once. */
    private void sendBack() {
        Map<String, Future<RecordMetadata>> answers = new HashMap<>();
        for (Letter letter : waiting) {
            if (!sent.containsKey(origin(letter))) {
                answers.computeIfAbsent(origin(letter), unsent -> {
                    sentByTopic.merge(letter.topic(), 1L, Long::sum);
                    return producer.send(new ProducerRecord<>(
                            letter.topic(),
                            letter.origin().partition(),
                            letter.key(),
                            letter.value(),
                            release.ofRecord(letter)));
                });
            }
        }
        producer.flush();
        answers.forEach((origin, answer) -> sent.put(origin, place(answer)));
    }

    /** The commit fails if a note could not be stored; asking each tells why. */
    private void noteIt() {
        List<Future<RecordMetadata>> notes = waiting.stream()
                .map(letter -> producer.send(new ProducerRecord<>(
                        deadLetters,
                        letter.place().partition(),
                        letter.key(),
                        null,
                        release.ofNote(letter, sentTo(letter)))))
                .toList();
        producer.flush();
        notes.forEach(ReleaseWriter::place);
    }

    private static Place place(Future<RecordMetadata> answer) {
        try {
            RecordMetadata stored = answer.get();
            return new Place(stored.partition(), stored.offset());
        } catch (ExecutionException refused) {
            throw new KafkaException("a record could not be sent back", refused.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while sending back", stop);
        }
    }

    private Place sentTo(Letter letter) {
        return Objects.requireNonNull(sent.get(origin(letter)), "every letter's record has been sent");
    }

    private static String origin(Letter letter) {
        return letter.topic() + " " + letter.origin();
    }

    /** Records sent so far, by topic. */
    Map<String, Long> sentByTopic() {
        return Map.copyOf(sentByTopic);
    }

    @Override
    public void close() {
        producer.close();
    }
}
