package io.clinstream.streams;

import io.clinstream.contract.Topics;
import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.ConfigurationException;
import io.clinstream.platform.config.Setting;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.streams.intake.IntakeRules;
import io.clinstream.streams.runtime.StreamApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything a stream processor is told at start.
 *
 * @param kafka brokers, registry, topics
 * @param outputs topics of its own: those of {@code kafka}, or of a replay, which only reads the canonical log of those
 * @param applications which applications it runs; not empty
 * @param instance name of this process among its kind, stable over restarts
 * @param threads stream threads of each application
 * @param replication replicas of the changelogs
 * @param stateDir folder of local state
 * @param intake rules of intake
 * @param patientsInMemory patients whose history a features task keeps in memory
 * @param logEpoch epoch of the canonical log
 * @param conflation interval of log time in which vectors of a patient may be replaced by newer ones; zero: none is
 * @param httpHost address of the HTTP port
 * @param httpPort HTTP port; 0 takes a free one
 */
public record StreamProcessorConfig(
        KafkaSettings kafka,
        Topics outputs,
        Set<StreamApplication> applications,
        String instance,
        int threads,
        int replication,
        Path stateDir,
        IntakeRules intake,
        int patientsInMemory,
        int logEpoch,
        Duration conflation,
        String httpHost,
        int httpPort) {

    private static final int MOST_THREADS = 64;
    private static final int MOST_REPLICAS = 32;
    private static final int MOST_PATIENTS = 10_000_000;
    private static final int MOST_PORTS = 65_535;
    private static final Duration SHORTEST_TICK = Duration.ofSeconds(1);
    private static final Duration LONGEST_CONFLATION = Duration.ofMinutes(1);

    /** Copies the set. */
    public StreamProcessorConfig {
        applications = Set.copyOf(applications);
    }

    /** Reads and checks the settings. */
    public static StreamProcessorConfig from(Configuration configuration) {
        KafkaSettings kafka = KafkaSettings.from(configuration);
        Set<StreamApplication> applications = applications(configuration);
        return new StreamProcessorConfig(
                kafka,
                outputs(configuration, kafka.topics(), applications),
                applications,
                configuration.text(Setting.STREAM_INSTANCE),
                configuration.number(Setting.STREAM_THREADS, 1, MOST_THREADS),
                configuration.number(Setting.TOPIC_REPLICATION, 1, MOST_REPLICAS),
                stateDir(configuration),
                new IntakeRules(tick(configuration), StudyArmsSetting.read(configuration)),
                configuration.number(Setting.PATIENTS_IN_MEMORY, 1, MOST_PATIENTS),
                configuration.number(Setting.LOG_EPOCH, 1, Integer.MAX_VALUE),
                conflation(configuration),
                configuration.text(Setting.HTTP_HOST),
                configuration.number(Setting.HTTP_PORT, 0, MOST_PORTS));
    }

    /** Whether it repeats what another run has written. */
    public boolean isReplay() {
        return !outputs.equals(kafka.topics());
    }

    private static Topics outputs(Configuration configuration, Topics topics, Set<StreamApplication> applications) {
        String prefix = configuration.find(Setting.STREAM_REPLAY).orElse(topics.prefix());
        if (prefix.equals(topics.prefix())) {
            return topics;
        }
        if (!applications.equals(Set.of(StreamApplication.FEATURES))) {
            throw new ConfigurationException(Setting.STREAM_REPLAY.key() + " is for features alone: "
                    + Setting.STREAM_APPLICATIONS.key() + " must be features");
        }
        try {
            return new Topics(prefix);
        } catch (IllegalArgumentException invalid) {
            throw new ConfigurationException(Setting.STREAM_REPLAY.key() + ": " + invalid.getMessage());
        }
    }

    private static Path stateDir(Configuration configuration) {
        return configuration
                .find(Setting.STATE_DIR)
                .map(Path::of)
                .orElseGet(() -> Path.of(configuration.text(Setting.DATA_DIR), "streams"));
    }

    private static Duration tick(Configuration configuration) {
        Duration resolution = configuration.duration(Setting.TICK_RESOLUTION);
        if (resolution.compareTo(SHORTEST_TICK) < 0) {
            throw new ConfigurationException(
                    Setting.TICK_RESOLUTION.key() + " = \"" + resolution + "\" must be at least " + SHORTEST_TICK);
        }
        return resolution;
    }

    private static Duration conflation(Configuration configuration) {
        if (configuration.find(Setting.CONFLATION).isEmpty()) {
            return Duration.ZERO;
        }
        Duration interval = configuration.duration(Setting.CONFLATION);
        if (interval.compareTo(LONGEST_CONFLATION) > 0) {
            throw new ConfigurationException(
                    Setting.CONFLATION.key() + " = \"" + interval + "\" must be at most " + LONGEST_CONFLATION);
        }
        return interval;
    }

    private static Set<StreamApplication> applications(Configuration configuration) {
        Set<StreamApplication> chosen = EnumSet.noneOf(StreamApplication.class);
        for (String name : names(configuration, Setting.STREAM_APPLICATIONS)) {
            try {
                chosen.add(StreamApplication.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new ConfigurationException(Setting.STREAM_APPLICATIONS.key() + " = \"" + name
                        + "\" must be intake, features or both, comma separated");
            }
        }
        if (chosen.isEmpty()) {
            throw new ConfigurationException(Setting.STREAM_APPLICATIONS.key() + " must name at least one application");
        }
        return chosen;
    }

    private static Set<String> names(Configuration configuration, Setting setting) {
        return Arrays.stream(configuration.find(setting).orElse("").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
