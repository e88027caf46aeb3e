package io.clinstream.features.seal;

import io.clinstream.features.sink.TopicIds;
import io.clinstream.features.work.Connections;
import io.clinstream.features.work.Progress;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.objects.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Sealing with all it is connected to: one run, then it is closed. */
public final class Sealing implements AutoCloseable {

    /** Beyond two chunks' age: the upload of an object. */
    private static final Duration UPLOAD = Duration.ofSeconds(30);

    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;
    private final SealRun run;

    private Sealing(Admin admin, Consumer<byte[], byte[]> consumer, SealRun run) {
        this.admin = admin;
        this.consumer = consumer;
        this.run = run;
    }

    /** Connects; {@code clock} dates what is published. */
    public static Sealing open(Connections connections, Clock clock) {
        SealSettings settings = SealSettings.from(connections.configuration());
        KafkaSettings kafka = connections.kafka();
        ObjectStore store = connections.objects();
        Admin admin = connections.admin();
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer("clinstream-seal"));
        KafkaLogProgress log = new KafkaLogProgress(
                admin,
                kafka,
                new ChainEnds(store, TopicIds.from(admin), consumer),
                settings.chunkAge().multipliedBy(2).plus(UPLOAD));
        return new Sealing(admin, consumer, new SealRun(store, connections.decoder(), settings, log, clock));
    }

    /** Seals what is asked for; see {@link SealRun#run}. */
    public List<SealOutcome> run(SealRequest request, Progress progress) {
        return run.run(request, progress);
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
