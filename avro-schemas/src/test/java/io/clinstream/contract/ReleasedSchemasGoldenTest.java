package io.clinstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every schema equals its newest frozen copy under {@code schemas/released}, and reads and is read by every older one.
 *
 * <p>A change to a schema is released by freezing it as the next version ({@code -Dgolden.update=true} writes the
 * newest version's folder); an incompatible one fails here before any registry sees it.
 */
class ReleasedSchemasGoldenTest {

    private static final Path RELEASED = Path.of("schemas/released");
    private static final String NEWEST = "v3";

    @TestFactory
    Stream<DynamicTest> shouldEqualTheFrozenCopy() {
        return schemas()
                .map(topic -> DynamicTest.dynamicTest(topic.name(), () -> {
                    String text = SchemaFormatter.format("json/pretty", schema(topic)) + "\n";
                    Path frozen = RELEASED.resolve(NEWEST).resolve(topic.subject() + ".avsc");

                    if (Boolean.getBoolean("golden.update")) {
                        Files.createDirectories(frozen.getParent());
                        Files.writeString(frozen, text);
                    }

                    assertThat(frozen).hasContent(text);
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldBeFullyCompatibleWithEveryReleasedVersion() throws IOException {
        List<Path> versions;
        try (Stream<Path> folders = Files.list(RELEASED)) {
            versions = folders.toList();
        }
        assertThat(versions).isNotEmpty();
        return schemas()
                .flatMap(topic -> versions.stream()
                        .map(version -> DynamicTest.dynamicTest(
                                topic.name() + " " + version.getFileName(), () -> compare(topic, version))));
    }

    @TestFactory
    Stream<DynamicTest> shouldDocumentEveryField() {
        return schemas()
                .map(topic -> DynamicTest.dynamicTest(
                        topic.name(),
                        () -> assertThat(schema(topic).getFields())
                                .allSatisfy(field -> assertThat(field.doc())
                                        .as("doc of field %s", field.name())
                                        .isNotBlank())));
    }

    private static void compare(Topic topic, Path version) throws IOException {
        Path frozen = version.resolve(topic.subject() + ".avsc");
        if (!Files.exists(frozen)) {
            return;
        }
        Schema released = new Schema.Parser().parse(Files.readString(frozen));
        assertThat(compatibility(schema(topic), released)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(compatibility(released, schema(topic))).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    private static Stream<Topic> schemas() {
        return Topics.byDefault().all().stream().filter(topic -> topic.schema().isPresent());
    }

    private static Schema schema(Topic topic) {
        return topic.schema().orElseThrow();
    }
}
