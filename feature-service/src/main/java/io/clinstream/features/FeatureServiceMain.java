package io.clinstream.features;

import io.clinstream.features.api.FeatureApi;
import io.clinstream.features.online.OnlineStoreUnavailableException;
import io.clinstream.features.online.RedisOnlineStore;
import io.clinstream.features.past.TimeMachine;
import io.clinstream.features.quality.QualityWatch;
import io.clinstream.features.retention.ScheduledRetention;
import io.clinstream.features.schedule.JobSchedule;
import io.clinstream.features.seal.ScheduledSealing;
import io.clinstream.features.sink.SinkRunner;
import io.clinstream.features.sink.SinkStatus;
import io.clinstream.features.sink.TopicIds;
import io.clinstream.features.training.ServiceLabel;
import io.clinstream.features.training.StoreFrontier;
import io.clinstream.features.training.TrainingApi;
import io.clinstream.features.training.TrainingBuilder;
import io.clinstream.features.training.TrainingQueue;
import io.clinstream.features.training.TrainingSets;
import io.clinstream.features.workspace.Connections;
import io.clinstream.features.workspace.Workspace;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.http.Health;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.metrics.Metrics;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the feature service: sinks and API, until SIGTERM. */
public final class FeatureServiceMain implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(FeatureServiceMain.class);
    private static final int EXIT_CONFIGURATION = 2;

    private final RedisOnlineStore online;
    private final Admin admin;
    private final Workspace disk;
    private final TimeMachine past;
    private final List<SinkRunner> sinks;
    private final TrainingQueue training;
    private final QualityWatch quality;
    private final JobSchedule schedule;
    private final HttpService http;

    /**
     * Runs as a process; see {@code docs/generated/configuration.md} for its environment. Exit codes: 0 stopped, 1
     * failed, 2 wrong settings.
     */
    public static void main(String[] arguments) {
        // Avro loads generated classes only of packages named here (apache/avro#3693).
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", "io.clinstream.schema");
        try {
            FeatureServiceMain service = start(Configuration.fromEnvironment(), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(service), "shutdown"));
        } catch (ConfigurationException wrong) {
            LOGGER.error("{}", wrong.getMessage());
            System.exit(EXIT_CONFIGURATION);
        } catch (RuntimeException failed) {
            LOGGER.error("the feature service does not start", failed);
            System.exit(1);
        }
    }

    /** A stop on request is no failure: without the halt the process would end by the signal's code. */
    private static void end(FeatureServiceMain service) {
        service.close();
        LOGGER.info("feature service ends");
        Runtime.getRuntime().halt(0);
    }

    /** Starts the service; it waits by itself for whatever does not answer yet. */
    public static FeatureServiceMain start(Configuration configuration, Clock clock) {
        FeatureServiceSettings settings = FeatureServiceSettings.from(configuration);
        return new FeatureServiceMain(settings, configuration, MinioObjectStore.from(configuration), clock);
    }

    private FeatureServiceMain(
            FeatureServiceSettings settings, Configuration configuration, ObjectStore store, Clock clock) {
        Metrics metrics = Metrics.forApplication("feature-service");
        ObjectStore objects = new ProvenObjectStore(store);
        online = new RedisOnlineStore(settings.redis());
        admin = Admin.create(settings.kafka().admin());
        AvroDecoder decoder =
                new AvroDecoder(new SchemaRegistryClient(settings.kafka().registryUrl()));
        sinks = new SinkFactory(settings, objects, online, decoder, TopicIds.from(admin), metrics, clock).startAll();
        quality = QualityWatch.start(settings.quality(), objects, settings.kafka(), admin, metrics.registry(), clock);
        disk = Workspace.in(settings.dataFolder(), "read-cache");
        past = new TimeMachine(objects, decoder, settings.kafka().topics(), disk.folder(), settings.readCacheBytes());
        FeatureApi api =
                new FeatureApi(online, settings.kafka().topics().features().name(), past, clock);
        Path scratch = Path.of(configuration.text(Setting.DATA_DIR), "training-sets");
        training = new TrainingQueue(
                new TrainingBuilder(objects, decoder, scratch, StoreFrontier.of(new Connections(() -> configuration))));
        schedule = schedule(configuration, metrics, clock);
        TrainingApi trainingApi =
                new TrainingApi(training, new TrainingSets(objects), ServiceLabel.from(configuration), clock);
        http = trainingApi
                .addTo(api.addTo(HttpService.builder(settings.host(), settings.port())))
                .health(this::health)
                .metrics(metrics)
                .start();
        LOGGER.info("feature service listens on http://{}:{}", settings.host(), http.port());
    }

    /** The HTTP port it listens on. */
    public int port() {
        return http.port();
    }

    /** Stops reading, makes durable what was read, and ends. */
    @Override
    public void close() {
        http.close();
        schedule.close();
        training.close();
        quality.close();
        sinks.forEach(SinkRunner::stop);
        sinks.forEach(SinkRunner::close);
        past.close();
        disk.close();
        admin.close();
        online.close();
    }

    private static JobSchedule schedule(Configuration configuration, Metrics metrics, Clock clock) {
        Connections connections = new Connections(() -> configuration);
        JobSchedule jobs = new JobSchedule(metrics.registry(), clock);
        try {
            jobs.add(
                    "seal",
                    configuration.find(Setting.SEAL_SCHEDULE),
                    new ScheduledSealing(connections, metrics.registry(), clock));
            jobs.add(
                    "retention",
                    configuration.find(Setting.RETENTION_SCHEDULE),
                    new ScheduledRetention(connections, clock));
        } catch (IllegalArgumentException wrong) {
            jobs.close();
            throw new ConfigurationException("the schedule of a job: " + wrong.getMessage());
        }
        return jobs;
    }

    private Health health() {
        Map<String, Object> details = new LinkedHashMap<>();
        boolean ready = true;
        for (SinkRunner sink : sinks) {
            details.put(sink.status().name(), sink.status().details());
            ready &= sink.status().state() == SinkStatus.State.RUNNING;
        }
        boolean redis = answers();
        details.put("redis", redis ? "UP" : "DOWN");
        return new Health(ready && redis, details);
    }

    private boolean answers() {
        try {
            online.ping();
            return true;
        } catch (OnlineStoreUnavailableException away) {
            return false;
        }
    }
}
