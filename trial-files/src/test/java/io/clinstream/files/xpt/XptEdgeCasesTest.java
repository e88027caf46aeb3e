package io.clinstream.files.xpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.files.TrialFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class XptEdgeCasesTest {

    private static final Path CASES = Path.of("src/test/resources/xpt-edge-cases");
    private static final String REFUSED = "refused: ";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "/xpt-edge-cases/expected.psv",
            delimiter = '|',
            quoteCharacter = '`',
            numLinesToSkip = 1)
    void shouldReadOrRefuseAsListed(String file, String outcome) throws IOException {
        Path path = CASES.resolve(file);
        if (outcome.startsWith(REFUSED)) {
            assertThatThrownBy(() -> rowsByDataSet(path))
                    .isInstanceOf(TrialFileException.class)
                    .hasMessageStartingWith(file)
                    .hasMessageContaining(outcome.substring(REFUSED.length()))
                    .message()
                    .doesNotContain("\n")
                    .doesNotContain("Exception");
        } else {
            assertThat(rowsByDataSet(path)).isEqualTo(outcome);
        }
    }

    @Test
    void shouldListEveryFile() throws IOException {
        List<String> listed = Files.readAllLines(CASES.resolve("expected.psv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('|')))
                .toList();

        try (Stream<Path> files = Files.list(CASES)) {
            assertThat(files.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".xpt")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    private static String rowsByDataSet(Path path) throws IOException {
        StringBuilder counts = new StringBuilder();
        try (XptReader reader = XptReader.open(path)) {
            Optional<XptDataSet> dataSet = reader.nextDataSet();
            while (dataSet.isPresent()) {
                long rows = 0;
                while (reader.nextRow().isPresent()) {
                    rows++;
                }
                counts.append(counts.isEmpty() ? "" : " ")
                        .append(dataSet.get().name())
                        .append('=')
                        .append(rows);
                dataSet = reader.nextDataSet();
            }
        }
        return counts.toString();
    }
}
