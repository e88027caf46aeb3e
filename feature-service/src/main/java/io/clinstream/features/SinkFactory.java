package io.clinstream.features;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.features.bronze.BronzeFormat;
import io.clinstream.features.chunk.ChunkFormat;
import io.clinstream.features.events.EventIndex;
import io.clinstream.features.events.EventIndexSink;
import io.clinstream.features.online.OnlineMeters;
import io.clinstream.features.online.OnlineRebuild;
import io.clinstream.features.online.OnlineSink;
import io.clinstream.features.online.PatientRoster;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.features.parquet.OfflineFormat;
import io.clinstream.features.parquet.SilverFormat;
import io.clinstream.features.sink.ObjectSink;
import io.clinstream.features.sink.SinkMeters;
import io.clinstream.features.sink.SinkRunner;
import io.clinstream.features.sink.SinkStatus;
import io.clinstream.features.sink.TopicIds;
import io.clinstream.platform.metrics.Metrics;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Starts the five sinks, each with its own consumer group, thread and meters. */
final class SinkFactory {

    /** How long a killed instance without name keeps its partitions from the others. */
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    private final FeatureServiceSettings settings;
    private final ObjectStore objects;
    private final RedisOnlineStore online;
    private final AvroDecoder decoder;
    private final TopicIds topicIds;
    private final Metrics metrics;
    private final Clock clock;

    SinkFactory(
            FeatureServiceSettings settings,
            ObjectStore objects,
            RedisOnlineStore online,
            AvroDecoder decoder,
            TopicIds topicIds,
            Metrics metrics,
            Clock clock) {
        this.settings = settings;
        this.objects = objects;
        this.online = online;
        this.decoder = decoder;
        this.topicIds = topicIds;
        this.metrics = metrics;
        this.clock = clock;
    }

    List<SinkRunner> startAll() {
        Topics topics = settings.kafka().topics();
        List<Topic> archived = new ArrayList<>(topics.raw());
        archived.add(topics.events());
        return List.of(
                startObjects("bronze", archived, () -> new BronzeFormat(decoder)),
                startObjects("silver", SilverFormat.sources(topics), () -> new SilverFormat(topics, decoder)),
                startObjects("offline", List.of(topics.features()), () -> new OfflineFormat(topics, decoder)),
                startOnline(topics.features()),
                startEvents(topics));
    }

    private <R> SinkRunner startObjects(String name, List<Topic> topics, Supplier<ChunkFormat<R>> format) {
        SinkStatus status = new SinkStatus(name);
        SinkMeters meters = new SinkMeters(metrics.registry(), status);
        List<String> names = topics.stream().map(Topic::name).toList();
        return SinkRunner.start(
                status,
                () -> new ObjectSink<>(
                        archiveConsumer(name),
                        names,
                        format.get(),
                        settings.rotation(),
                        objects,
                        topicIds,
                        clock,
                        status,
                        meters));
    }

    private SinkRunner startOnline(Topic features) {
        SinkStatus status = new SinkStatus("online");
        SinkMeters meters = new SinkMeters(metrics.registry(), status);
        OnlineMeters onlineMeters = new OnlineMeters(metrics.registry());
        PatientRoster roster = new PatientRoster(objects, online);
        return SinkRunner.start(
                status,
                () -> new OnlineSink(
                        consumer("online"),
                        features.name(),
                        decoder,
                        online,
                        settings.onlineRetention(),
                        clock,
                        status,
                        meters,
                        onlineMeters,
                        new OnlineRebuild(online.marks(), roster, settings.rosterInterval(), clock, onlineMeters)));
    }

    private SinkRunner startEvents(Topics topics) {
        SinkStatus status = new SinkStatus("events");
        SinkMeters meters = new SinkMeters(metrics.registry(), status);
        Set<String> names = Set.of(
                topics.acceptedVitals().name(),
                topics.acceptedLabs().name(),
                topics.acceptedAdverseEvents().name());
        return SinkRunner.start(
                status,
                () -> new EventIndexSink(
                        consumer("events"),
                        names,
                        decoder,
                        new EventIndex(online.server()),
                        settings.onlineRetention(),
                        clock,
                        status,
                        meters));
    }

    /** An object sink begins where its objects end, and says so itself when that is not in the log. */
    private Consumer<byte[], byte[]> archiveConsumer(String sink) {
        Map<String, Object> properties = properties(sink);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // A partition that stays where it is keeps its open chunk.
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(properties);
    }

    private Consumer<byte[], byte[]> consumer(String sink) {
        return new KafkaConsumer<>(properties(sink));
    }

    private Map<String, Object> properties(String sink) {
        Map<String, Object> properties = settings.kafka().consumer("clinstream-" + sink);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "clinstream-" + sink);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        settings.instanceId()
                .ifPresent(
                        id -> properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "clinstream-" + sink + "-" + id));
        return properties;
    }
}
