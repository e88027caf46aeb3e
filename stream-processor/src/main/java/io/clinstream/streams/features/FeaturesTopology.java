package io.clinstream.streams.features;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.engine.vector.VectorPlan;
import io.clinstream.platform.registry.SchemaById;
import io.clinstream.streams.runtime.AppendTime;
import io.clinstream.streams.runtime.ContractEncoder;
import io.clinstream.streams.runtime.OutputKey;
import io.clinstream.streams.runtime.RegistryPatience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Features as a sentence: ingest canonical events, compute features over patient facts and patient clock, egress
 * vectors, accepted rows and dead letters. The names of the stores are state identity.
 */
public final class FeaturesTopology {

    static final String PATIENT_FACTS = "patient-facts";
    static final String PATIENT_CLOCK = "patient-clock";
    static final String WITHHELD_VECTORS = "withheld-vectors";
    static final String EGRESS_VECTORS = "egress-feature-vectors";
    static final String EGRESS_DEAD_LETTERS = "egress-dead-letters";

    private static final String INGEST = "ingest-canonical-events";
    private static final String COMPUTE = "compute-features";

    /** Restoring after an unclean crash reads the changelog from its beginning: keep what is to be cleaned short. */
    private static final Map<String, String> SMALL_CHANGELOG = Map.of(
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.2",
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(32 * 1024 * 1024));

    private final Parts parts;

    /** A topology of those parts. */
    public FeaturesTopology(Parts parts) {
        this.parts = parts;
    }

    /**
     * What features must know besides its records.
     *
     * @param plan which features are computed, and how
     * @param log the canonical log it reads
     * @param topics those it writes to
     * @param patientsInMemory histories a task keeps in the heap
     * @param logEpoch epoch of the canonical log
     * @param conflation how young the vector before must be for one of an event to be withheld; zero: none is
     */
    public record Parts(
            VectorPlan plan,
            Topic log,
            Topics topics,
            SchemaById schemas,
            ContractEncoder encoder,
            RegistryPatience patience,
            int patientsInMemory,
            int logEpoch,
            Duration conflation,
            FeaturesMeters meters) {

        /** Without conflation. */
        public Parts(
                VectorPlan plan,
                Topic log,
                Topics topics,
                SchemaById schemas,
                ContractEncoder encoder,
                RegistryPatience patience,
                int patientsInMemory,
                int logEpoch,
                FeaturesMeters meters) {
            this(plan, log, topics, schemas, encoder, patience, patientsInMemory, logEpoch, Duration.ZERO, meters);
        }

        /** The same with conflation. */
        public Parts conflating(Duration interval) {
            return new Parts(
                    plan, log, topics, schemas, encoder, patience, patientsInMemory, logEpoch, interval, meters);
        }

        boolean conflates() {
            return conflation.compareTo(Duration.ZERO) > 0;
        }

        /** The one run over a canonical log under the current catalogue: reads and writes under the same prefix. */
        public Parts(
                Topics topics,
                SchemaById schemas,
                ContractEncoder encoder,
                RegistryPatience patience,
                int patientsInMemory,
                int logEpoch,
                FeaturesMeters meters) {
            this(
                    VectorPlan.current(),
                    topics.events(),
                    topics,
                    schemas,
                    encoder,
                    patience,
                    patientsInMemory,
                    logEpoch,
                    meters);
        }
    }

    /** The topology. */
    public Topology build() {
        Topology topology = new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        INGEST,
                        new AppendTime(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        parts.log().name())
                .addProcessor(COMPUTE, () -> new FeaturesProcessor(parts), INGEST)
                .addStateStore(store(PATIENT_FACTS), COMPUTE)
                .addStateStore(store(PATIENT_CLOCK), COMPUTE);
        if (parts.conflates()) {
            topology.addStateStore(store(WITHHELD_VECTORS), COMPUTE);
        }
        addSink(topology, EGRESS_VECTORS, parts.topics().features());
        for (Topic accepted : accepted()) {
            addSink(topology, egress(accepted), accepted);
        }
        addSink(topology, EGRESS_DEAD_LETTERS, parts.topics().deadLetter());
        return topology;
    }

    /** The sink of an accepted topic. */
    static String egress(Topic topic) {
        return "egress-" + topic.name().substring(topic.name().indexOf('.') + 1).replace('.', '-');
    }

    private List<Topic> accepted() {
        return parts.topics().accepted();
    }

    private static void addSink(Topology topology, String name, Topic topic) {
        topology.addSink(
                name,
                topic.name(),
                OutputKey.serializer(),
                new ByteArraySerializer(),
                OutputKey.partitioner(),
                COMPUTE);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(SMALL_CHANGELOG);
    }
}
