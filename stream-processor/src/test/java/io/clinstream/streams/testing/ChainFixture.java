package io.clinstream.streams.testing;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;

/** Intake and features in one thread: what intake writes is appended to the canonical log at once. */
public final class ChainFixture implements AutoCloseable {

    private final IntakeFixture intake;
    private final FeaturesFixture features;
    private Instant now = IntakeFixture.NOW;

    private ChainFixture(IntakeFixture intake, FeaturesFixture features) {
        this.intake = intake;
        this.features = features;
    }

    /** Both applications as configured by default. */
    public static ChainFixture standard() {
        return new ChainFixture(IntakeFixture.blinded(), FeaturesFixture.roomy());
    }

    /** Both applications over an intake of the test's making. */
    public static ChainFixture behind(IntakeFixture intake) {
        return new ChainFixture(intake, FeaturesFixture.roomy());
    }

    /** The topics. */
    public Topics topics() {
        return intake.topics();
    }

    /** The present: append time of what is sent now. */
    public Instant now() {
        return now;
    }

    /** Sends a raw record under its patient's key. */
    public void send(Topic topic, String key, SpecificRecord value) {
        intake.send(topic, key, value, now);
        drain();
    }

    /** Lets time pass; a tick is written if a resolution has passed. */
    public void wait(Duration time) {
        now = now.plus(time);
        intake.wait(time);
        drain();
    }

    /** Rows of feature vectors since the last call. */
    public List<GenericRecord> vectors() {
        return features.rows(topics().features());
    }

    /** Dead letters of intake since the last call. */
    public List<TestRecord<byte[], byte[]>> deadLetters() {
        return intake.deadLetters();
    }

    @Override
    public void close() {
        intake.close();
        features.close();
    }

    private void drain() {
        intake.events().forEach(event -> features.append(event, now));
    }
}
