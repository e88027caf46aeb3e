package io.clinstream.features.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.Topic;
import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.InMemorySchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The column reference is made from the schemas, so it cannot drift from the files. */
class RowsPageGoldenTest {

    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "."), "..", "docs", "generated", "columns.md");

    private final Topics topics = Topics.byDefault();
    private final AvroDecoder decoder = new AvroDecoder(new InMemorySchemas());

    @Test
    void shouldMatchTheCommittedColumns() throws IOException {
        // When
        String page = page();

        // Then
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page)
                .as("docs/generated/columns.md (rewrite it with -Dgolden.update=true)")
                .isEqualTo(Files.readString(PAGE));
    }

    private String page() {
        SilverFormat silver = new SilverFormat(topics, decoder);
        OfflineFormat offline = new OfflineFormat(topics, decoder);
        StringBuilder page = new StringBuilder("# Columns of silver and of the offline store\n\n"
                + "Made from the schemas by a test; do not edit. `date` (the folder) is a column too: the date of append time,"
                + " UTC. Times are timestamps in UTC milliseconds.\n");
        SilverFormat.sources(topics)
                .forEach(topic -> append(page, silver.base(topic.name()), silver.rowsOf(topic), topic));
        append(page, offline.base(topics.features().name()), offline.rowsOf(topics.features()), topics.features());
        return page.toString();
    }

    private static void append(StringBuilder page, String base, Schema rows, Topic topic) {
        page.append("\n## ").append(base).append("\n\nOne row per record of `");
        page.append(topic.name())
                .append("`")
                .append(base.equals(EventRows.BASE) ? ", ticks left out" : "")
                .append(".\n\n| column | type | meaning |\n|---|---|---|\n");
        for (Schema.Field field : rows.getFields()) {
            page.append("| `").append(field.name()).append("` | ").append(type(field.schema()));
            page.append(" | ").append(field.doc()).append(" |\n");
        }
    }

    private static String type(Schema type) {
        if (type.getType() == Schema.Type.UNION) {
            return type.getTypes().stream()
                            .filter(branch -> branch.getType() != Schema.Type.NULL)
                            .map(RowsPageGoldenTest::type)
                            .collect(Collectors.joining())
                    + ", nullable";
        }
        LogicalType logical = type.getLogicalType();
        return logical == null ? type.getType().getName() : logical.getName();
    }
}
