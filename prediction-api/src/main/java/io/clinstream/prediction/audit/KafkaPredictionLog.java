package io.clinstream.prediction.audit;

import io.clinstream.contract.Topics;
import io.clinstream.platform.kafka.KafkaSettings;
import io.clinstream.platform.registry.Contract;
import io.clinstream.platform.registry.IncompatibleSchemaException;
import io.clinstream.platform.registry.RegistryUnavailableException;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.schema.Prediction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * The log as the topic {@code clinical.predictions}: all replicas acknowledge, within a bounded time.
 *
 * <p>An append that timed out may still reach the topic. Then the log holds a prediction that nobody was given, which is
 * harmless; the other way round never happens.
 */
public final class KafkaPredictionLog implements PredictionLog, AutoCloseable {

    private static final Duration PROBE = Duration.ofMillis(1_500);

    private final KafkaProducer<String, Prediction> producer;
    private final Admin admin;
    private final SchemaRegistryClient registry;
    private final Topics topics;
    private final String topic;
    private volatile boolean registered;
    private final Duration timeout;

    /** A log that waits {@code timeout} for one append. */
    public KafkaPredictionLog(KafkaSettings settings, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        Map<String, Object> properties = new HashMap<>(settings.producer());
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none"); // One record a batch: nothing to win.
        this.producer = new KafkaProducer<>(properties);
        Map<String, Object> adminProperties = new HashMap<>(settings.admin());
        adminProperties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        adminProperties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        this.admin = Admin.create(adminProperties);
        this.registry = new SchemaRegistryClient(settings.registryUrl());
        this.topics = settings.topics();
        this.topic = settings.topics().predictions().name();
        this.timeout = timeout;
    }

    @Override
    public void append(Answer answer) {
        try {
            registerContract();
            producer.send(new ProducerRecord<>(topic, answer.patientId(), AnswerCodec.toRecord(answer)))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new PredictionLogUnavailableException("the log did not take a prediction in time", refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PredictionLogUnavailableException("interrupted while appending a prediction", stopped);
        } catch (KafkaException | RegistryUnavailableException | IncompatibleSchemaException refused) {
            throw new PredictionLogUnavailableException("the log does not take predictions", refused);
        }
    }

    /** Once, before the first append; the registry may be away when the API starts. */
    private void registerContract() {
        if (!registered) {
            Contract.register(registry, topics);
            registered = true;
        }
    }

    @Override
    public boolean isReachable() {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get(PROBE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException away) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        producer.close(timeout);
        admin.close(timeout);
    }
}
