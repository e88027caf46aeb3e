package io.clinstream.benchmarks.contender;

import io.clinstream.benchmarks.workload.TwentyFourFeatures;
import io.clinstream.contract.Topics;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.metrics.Metrics;
import io.clinstream.platform.registry.InMemorySchemas;
import io.clinstream.streams.StreamProcessorConfig;
import io.clinstream.streams.features.FeaturesMeters;
import io.clinstream.streams.features.FeaturesTopology;
import io.clinstream.streams.intake.IntakeMeters;
import io.clinstream.streams.intake.IntakeTopology;
import io.clinstream.streams.runtime.ContractEncoder;
import io.clinstream.streams.runtime.RegistryPatience;
import io.clinstream.streams.runtime.StreamApplication;
import io.clinstream.streams.runtime.StreamsSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** The applications of the stream processor, as they are shipped, in this process. */
final class OurApplications implements Contender {

    private final VectorPlan plan;
    private final StreamProcessorConfig config;
    private final Topics topics;
    private final InMemorySchemas schemas = new InMemorySchemas();
    private final ContractEncoder encoder;
    private final Metrics metrics = Metrics.forApplication("benchmark");
    private final Map<StreamApplication, Properties> properties = new EnumMap<>(StreamApplication.class);
    private final List<KafkaStreams> running = new ArrayList<>();
    private final Restoration restoration = new Restoration();

    OurApplications(ContenderSettings settings) {
        this.plan = settings.kind() == Kind.FEATURES_24
                ? new VectorPlan(TwentyFourFeatures.catalog())
                : VectorPlan.current();
        this.topics = settings.topics();
        this.encoder = ContractEncoder.of(schemas, topics);
        this.config = StreamProcessorConfig.from(Configuration.of(Map.of(
                "CLINSTREAM_KAFKA_BOOTSTRAP_SERVERS",
                settings.bootstrapServers(),
                "CLINSTREAM_SCHEMA_REGISTRY_URL",
                "http://127.0.0.1:1",
                "CLINSTREAM_TOPIC_PREFIX",
                settings.prefix(),
                "CLINSTREAM_STATE_DIR",
                settings.stateDir().toString(),
                "CLINSTREAM_TICK_RESOLUTION",
                "PT60S",
                "CLINSTREAM_PATIENTS_IN_MEMORY",
                "25000")));
        List<StreamApplication> applications = settings.kind() == Kind.PIPELINE
                ? List.of(StreamApplication.values())
                : List.of(StreamApplication.FEATURES);
        applications.forEach(application -> properties.put(application, StreamsSettings.of(config, application)));
    }

    @Override
    public Map<String, Object> start() throws InterruptedException {
        long begin = System.nanoTime();
        for (StreamApplication application : properties.keySet()) {
            KafkaStreams streams = new KafkaStreams(topology(application), properties.get(application));
            streams.setGlobalStateRestoreListener(restoration);
            running.add(streams);
            StreamsStart.run(streams);
        }
        Map<String, Object> facts = new LinkedHashMap<>(restoration.facts());
        facts.put("startMillis", (System.nanoTime() - begin) / 1_000_000);
        return facts;
    }

    @Override
    public Map<String, String> configuration() {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("catalogue", plan.catalog().size() + " features");
        properties.forEach((application, all) -> shown.put(
                application.label(),
                all.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG) + ", commit "
                        + all.get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG) + " ms, "
                        + all.get(StreamsConfig.NUM_STREAM_THREADS_CONFIG) + " thread"));
        return shown;
    }

    @Override
    public void close() {
        running.forEach(KafkaStreams::close);
    }

    private Topology topology(StreamApplication application) {
        return switch (application) {
            case INTAKE ->
                new IntakeTopology(
                                topics,
                                schemas,
                                encoder,
                                RegistryPatience.standard(),
                                config.intake(),
                                new IntakeMeters(metrics.registry()))
                        .build();
            case FEATURES ->
                new FeaturesTopology(new FeaturesTopology.Parts(
                                plan,
                                topics.events(),
                                topics,
                                schemas,
                                encoder,
                                RegistryPatience.standard(),
                                config.patientsInMemory(),
                                config.logEpoch(),
                                new FeaturesMeters(metrics.registry())))
                        .build();
        };
    }
}
