package io.clinstream.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.platform.objects.PutOutcome;
import io.clinstream.platform.registry.IncompatibleSchemaException;
import io.clinstream.platform.registry.SchemaRegistryClient;
import io.clinstream.sandbox.EmbeddedStack;
import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.PartState;
import io.clinstream.sandbox.PartStatus;
import io.clinstream.sandbox.StackException;
import io.clinstream.sandbox.StackOptions;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.layout.StackAddresses;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The stack itself, on a stack of its own, since these tests stop its parts and end it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedStackIT {

    private static final int LAST = 100;

    private final StackOptions options = StackOptions.infrastructure(Distribution.ofThisJvm());
    private Path folder;
    private EmbeddedStack stack;
    private StackData data;

    @BeforeAll
    void startTheStack(@TempDir Path temporary) {
        folder = temporary;
        stack = EmbeddedStack.start(folder, options);
        data = new StackData(stack.addresses());
    }

    @AfterAll
    void stopTheStack() {
        stack.close();
    }

    @Test
    void shouldHaveEveryPartReady() {
        // When, Then
        assertThat(stack.status()).extracting(PartStatus::part).containsExactlyElementsOf(Part.infrastructureParts());
        assertThat(stack.status()).extracting(PartStatus::state).containsOnly(PartState.READY);
    }

    @Test
    void shouldWriteItsAddresses() {
        // When, Then
        assertThat(StackAddresses.read(folder.resolve("stack.env"))).isEqualTo(stack.addresses());
    }

    @Test
    void shouldHaveEveryTopicStampedWithAppendTime() throws Exception {
        // Given
        List<ConfigResource> topics = Topics.byDefault().all().stream()
                .map(Topic::name)
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();

        // When
        Map<ConfigResource, Config> configs;
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.addresses().kafkaBootstrapServers()))) {
            configs = admin.describeConfigs(topics).all().get();
        }

        // Then
        assertThat(configs.values())
                .hasSameSizeAs(topics)
                .extracting(config ->
                        config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value())
                .containsOnly("LogAppendTime");
    }

    @Test
    void shouldRefuseAnIncompatibleSchema() {
        // Given
        SchemaRegistryClient registry =
                new SchemaRegistryClient(URI.create(stack.addresses().schemaRegistryUrl()));
        Schema first =
                SchemaBuilder.record("Growing").fields().requiredLong("a").endRecord();
        Schema second = SchemaBuilder.record("Growing")
                .fields()
                .requiredLong("a")
                .requiredLong("b")
                .endRecord();
        registry.register("growing-value", first);

        // When, Then
        assertThatThrownBy(() -> registry.register("growing-value", second))
                .isInstanceOf(IncompatibleSchemaException.class);
    }

    @Test
    void shouldHaveTheTableOfPredictions() throws Exception {
        // When
        try (Connection connection = data.connect();
                ResultSet tables = connection.getMetaData().getTables(null, "public", "predictions", null)) {
            // Then
            assertThat(tables.next()).isTrue();
        }
    }

    @Test
    void shouldRefuseASecondStackOnTheSameFolder() {
        // When, Then
        assertThatThrownBy(() -> EmbeddedStack.start(folder, options))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("already running");
    }

    @Test
    @Order(1)
    void shouldRefuseToOverwriteAnObject() {
        // When
        PutOutcome first = data.putObject();
        PutOutcome second = data.putObject();

        // Then
        assertThat(first).isEqualTo(PutOutcome.CREATED);
        assertThat(second).isEqualTo(PutOutcome.EXISTS);
    }

    @Test
    @Order(2)
    void shouldKeepTheDataOfAPartThatIsStoppedOrKilled() throws Exception {
        // Given
        data.writeRecord();
        int id = data.registerSchema();
        data.writeKey();
        data.writeRow();

        // When
        stack.kill(Part.KAFKA);
        stack.kill(Part.REGISTRY);
        stack.stop(Part.REDIS);
        stack.stop(Part.S3);
        stack.kill(Part.POSTGRES);
        List<PartState> ended = stack.status().stream().map(PartStatus::state).toList();
        Part.infrastructureParts().forEach(stack::start);

        // Then
        assertThat(ended)
                .containsExactly(
                        PartState.CRASHED, PartState.CRASHED, PartState.STOPPED, PartState.STOPPED, PartState.CRASHED);
        data.expectRecord();
        data.expectSchema(id);
        data.expectKey();
        data.expectObject();
        data.expectRow();
    }

    @Test
    @Order(LAST)
    void shouldLeaveNoProcessAndAllDataWhenItIsClosed() throws Exception {
        // Given
        List<ProcessHandle> children = stack.status().stream()
                .map(status -> ProcessHandle.of(status.pid()).orElseThrow())
                .toList();
        StackAddresses before = stack.addresses();

        // When
        stack.close();

        // Then
        assertThat(children).hasSize(5).noneMatch(ProcessHandle::isAlive);
        stack = EmbeddedStack.start(folder, options);
        assertThat(stack.addresses()).isEqualTo(before);
        data.expectRecord();
        data.expectRow();
    }
}
