package io.clinstream.features.seal;

import io.clinstream.features.sink.TopicIds;
import io.clinstream.features.workspace.Connections;
import io.clinstream.platform.kafka.KafkaSettings;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** How far the stores have followed the canonical log, asked from Kafka and from the objects until it is closed. */
public final class StoreProgress implements AutoCloseable {

    /** Beyond two chunks' age: the upload of an object. */
    private static final Duration UPLOAD = Duration.ofSeconds(30);

    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;
    private final KafkaLogProgress log;

    private StoreProgress(Admin admin, Consumer<byte[], byte[]> consumer, KafkaLogProgress log) {
        this.admin = admin;
        this.consumer = consumer;
        this.log = log;
    }

    /** Connects. */
    public static StoreProgress open(Connections connections) {
        KafkaSettings kafka = connections.kafka();
        SealSettings settings = SealSettings.from(connections.configuration());
        Admin admin = connections.admin();
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer("clinstream-seal"));
        ChainEnds ends = new ChainEnds(connections.objects(), TopicIds.from(admin), consumer);
        Duration patience = settings.chunkAge().multipliedBy(2).plus(UPLOAD);
        return new StoreProgress(admin, consumer, new KafkaLogProgress(admin, kafka, ends, patience));
    }

    /**
     * Until when everything that was known is in the stores; waits for chunks that are open.
     *
     * @throws NotYetException the stores do not follow
     */
    public Instant frontier() {
        return log.frontier();
    }

    /** The same, for sealing. */
    LogProgress log() {
        return log;
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
