package io.clinstream.streams;

import io.clinstream.contract.Topic;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.platform.http.Health;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.metrics.Metrics;
import io.clinstream.platform.registry.Contract;
import io.clinstream.platform.registry.RegistryUnavailableException;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.streams.features.FeaturesMeters;
import io.clinstream.streams.features.FeaturesTopology;
import io.clinstream.streams.intake.IntakeMeters;
import io.clinstream.streams.intake.IntakeTopology;
import io.clinstream.streams.runtime.ApplicationGauges;
import io.clinstream.streams.runtime.ContractEncoder;
import io.clinstream.streams.runtime.RegistryPatience;
import io.clinstream.streams.runtime.RunningApplication;
import io.clinstream.streams.runtime.StreamApplication;
import io.clinstream.streams.runtime.TopicGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process: its HTTP port first, so that a waiting start is visible, then topics and registry, then the applications.
 */
public final class StreamProcessor implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(StreamProcessor.class);
    private static final Duration TOPIC_PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final StreamProcessorConfig config;
    private final Metrics metrics = Metrics.forApplication("stream-processor");
    private final RegistryPatience patience = RegistryPatience.standard();
    private final List<RunningApplication> running = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final HttpService http;
    private volatile String phase = "STARTING";
    private volatile boolean failed;
    private boolean closed;

    private StreamProcessor(StreamProcessorConfig config) {
        this.config = config;
        this.http = HttpService.builder(config.httpHost(), config.httpPort())
                .health(this::health)
                .metrics(metrics)
                .start();
    }

    /** Opens the HTTP port; {@link #run} does the work. */
    public static StreamProcessor open(StreamProcessorConfig config) {
        return new StreamProcessor(config);
    }

    /** The HTTP port it listens on. */
    public int httpPort() {
        return http.port();
    }

    /**
     * Works until {@link #close} is called or an application cannot go on.
     *
     * @return true if it was stopped, false if it failed
     */
    public boolean run() throws InterruptedException {
        LOGGER.info("stream processor listens on port {}", http.port());
        if (prepare()) {
            phase = "STARTED";
            stopped.await();
        }
        return !failed;
    }

    /** Stops the applications in order; a second call waits for the first. */
    @Override
    public synchronized void close() {
        stopped.countDown();
        patience.stop();
        if (!closed) {
            closed = true;
            running.forEach(RunningApplication::close);
            http.close();
        }
    }

    private boolean prepare() throws InterruptedException {
        phase = "WAITING_FOR_TOPICS";
        try (Admin admin = Admin.create(config.kafka().admin())) {
            if (!new TopicGate(TOPIC_PATIENCE).pass(admin, topics(), stopped)) {
                return false;
            }
        }
        phase = "WAITING_FOR_REGISTRY";
        SchemaRegistryClient registry = new SchemaRegistryClient(config.kafka().registryUrl());
        while (true) {
            try {
                Contract.register(registry, config.outputs());
                start(registry, ContractEncoder.registeredIn(registry, config.outputs()));
                return true;
            } catch (RegistryUnavailableException away) {
                LOGGER.info("waiting for the schema registry");
                if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
        }
    }

    /** All it reads or writes. */
    private List<Topic> topics() {
        List<Topic> topics = new ArrayList<>(config.outputs().all());
        if (config.isReplay()) {
            topics.add(config.kafka().topics().events());
        }
        return topics;
    }

    private void start(SchemaRegistryClient registry, ContractEncoder encoder) {
        for (StreamApplication application : StreamApplication.values()) {
            if (config.applications().contains(application)) {
                RunningApplication started = start(application, registry, encoder);
                running.add(started);
                ApplicationGauges.bind(started, metrics.registry());
            }
        }
    }

    private RunningApplication start(
            StreamApplication application, SchemaRegistryClient registry, ContractEncoder encoder) {
        return switch (application) {
            case INTAKE -> startIntake(registry, encoder);
            case FEATURES -> startFeatures(registry, encoder);
        };
    }

    private RunningApplication startIntake(SchemaRegistryClient registry, ContractEncoder encoder) {
        IntakeMeters meters = new IntakeMeters(metrics.registry());
        Topology topology =
                new IntakeTopology(config.outputs(), registry, encoder, patience, config.intake(), meters).build();
        return RunningApplication.start(config, StreamApplication.INTAKE, topology, meters::lastTick, this::fail);
    }

    private RunningApplication startFeatures(SchemaRegistryClient registry, ContractEncoder encoder) {
        FeaturesMeters meters = new FeaturesMeters(metrics.registry());
        Topology topology = new FeaturesTopology(new FeaturesTopology.Parts(
                                VectorPlan.current(),
                                config.kafka().topics().events(),
                                config.outputs(),
                                registry,
                                encoder,
                                patience,
                                config.patientsInMemory(),
                                config.logEpoch(),
                                meters)
                        .conflating(config.conflation()))
                .build();
        return RunningApplication.start(config, StreamApplication.FEATURES, topology, meters::lastTick, this::fail);
    }

    private void fail() {
        failed = true;
        stopped.countDown();
    }

    private Health health() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("phase", phase);
        details.put("registry", patience.waiting() ? "AWAY" : "OK");
        running.forEach(application -> details.put(application.application().label(), application.details()));
        boolean ready = running.size() == config.applications().size()
                && running.stream().allMatch(RunningApplication::isRunning);
        return new Health(ready, details);
    }
}
