package io.clinstream.streams.runtime;

import io.clinstream.contract.Topics;
import java.util.Locale;

/** The two Kafka Streams applications. */
public enum StreamApplication {
    /** Raw records to canonical events; stateless. */
    INTAKE,
    /** Canonical events to feature vectors; stateful, one owner per patient. */
    FEATURES;

    /** The name in configuration, health and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The Kafka Streams application id: consumer group, prefix of changelogs, folder of local state. */
    public String applicationId(Topics topics) {
        return topics.prefix() + "-" + label();
    }
}
