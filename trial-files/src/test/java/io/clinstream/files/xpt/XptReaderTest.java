package io.clinstream.files.xpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.clinstream.files.TrialFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XptReaderTest {

    private static final Path CASES = Path.of("src/test/resources/xpt-edge-cases");

    @Test
    void shouldReadNumbersToTheLastBit() throws IOException {
        List<XptRow> rows = rows(CASES.resolve("numeric_variations.xpt"));

        assertThat(rows.subList(0, 28)).allMatch(row -> row.number("NUMBER").isEmpty());
        assertThat(rows.subList(28, 35))
                .extracting(row -> row.number("NUMBER").orElseThrow())
                .containsExactly(
                        -10.0,
                        0.0,
                        10.0,
                        5.39760534693411E-79,
                        5.397605346934028E-79,
                        5.397605346934028E-79,
                        5.397605346934028E-79);
        assertThat(rows).extracting(row -> row.number("NUMBER").orElse(0)).contains(7.237005577332262E75, 12.3);
    }

    @Test
    void shouldReadShortenedNumbersAsIfFollowedByZeros() throws IOException {
        List<XptRow> rows = rows(CASES.resolve("numeric_truncations.xpt"));

        List<XptRow> numbers =
                rows.stream().filter(row -> row.number("N8").isPresent()).toList();
        assertThat(numbers).hasSizeGreaterThan(100).allSatisfy(row -> {
            double full = row.number("N8").orElseThrow();
            assertThat(row.number("N3").orElseThrow()).isCloseTo(full, withinPercentage(100 / 4096.0));
            assertThat(row.number("N5").orElseThrow()).isCloseTo(full, withinPercentage(100 / 268_435_456.0));
        });
    }

    @Test
    void shouldKeepBlankRowsThatCannotBePadding() throws IOException {
        List<XptRow> rows = rows(CASES.resolve("record_of_missing_values.xpt"));

        assertThat(rows.get(10).text("CHARDATA")).isEqualTo("TEXT");
        assertThat(rows.get(20).text("CHARDATA")).isEmpty();
    }

    @Test
    void shouldDecodeTextAsUtf8OrElseAsLatin1() throws IOException {
        assertThat(rows(CASES.resolve("utf8.xpt")).get(0).text("TEXT")).isEqualTo("ελληνικά");
        assertThat(rows(CASES.resolve("nonascii_value.xpt")).get(0).text("TEXT"))
                .isEqualTo("MICROS µµ");
    }

    @Test
    void shouldReadAValueOfTheGreatestLength() throws IOException {
        List<XptRow> rows = rows(CASES.resolve("max_length_variable.xpt"));

        assertThat(rows.get(0).text("LONGTEXT")).hasSize(200);
    }

    @Test
    void shouldGiveNothingForAVariableThatIsNotThere() throws IOException {
        XptRow row = rows(CASES.resolve("minidata.xpt")).get(0);

        assertThat(row.text("OTHER")).isEmpty();
        assertThat(row.number("OTHER")).isEmpty();
        assertThat(row.number("NUMBER")).isEmpty();
    }

    @Test
    void shouldReadTheNextDataSetAfterUnreadRows() throws IOException {
        try (XptReader reader = XptReader.open(CASES.resolve("multiple_datasets.xpt"))) {
            assertThat(reader.nextDataSet()).map(XptDataSet::name).contains("A");
            assertThat(reader.nextDataSet()).map(XptDataSet::name).contains("B");
            assertThat(reader.nextRow()).map(row -> row.text("B1")).contains("data-in-dataset-b");
            assertThat(reader.nextDataSet()).isEmpty();
        }
    }

    @Test
    void shouldReadAGzippedFileWhateverItsName(@TempDir Path folder) throws IOException {
        Path packed = gzip(Files.readAllBytes(CASES.resolve("multiple_datasets.xpt")), folder.resolve("packed.xpt"));

        assertThat(rows(packed)).hasSize(2);
    }

    @Test
    void shouldSayThatAGzippedFileIsCutShort(@TempDir Path folder) throws IOException {
        // Given: a gzip whose last bytes are lost.
        Path packed = gzip(Files.readAllBytes(CASES.resolve("numeric_variations.xpt")), folder.resolve("cut.xpt.gz"));
        byte[] bytes = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(bytes, bytes.length / 2));

        // When and then
        assertThatThrownBy(() -> rows(packed))
                .isInstanceOf(TrialFileException.class)
                .hasMessageContaining("the gzip data are cut short or damaged");
    }

    @Test
    void shouldSayThatAnEmptyFileHasNoHeader(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.xpt"));

        assertThatThrownBy(() -> rows(empty))
                .isInstanceOf(TrialFileException.class)
                .hasMessage("empty.xpt: the file ends where the library header should be, so it is cut short");
    }

    private static Path gzip(byte[] bytes, Path to) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
            out.write(bytes);
        }
        return to;
    }

    private static List<XptRow> rows(Path path) throws IOException {
        List<XptRow> rows = new ArrayList<>();
        try (XptReader reader = XptReader.open(path)) {
            while (reader.nextDataSet().isPresent()) {
                Optional<XptRow> row = reader.nextRow();
                while (row.isPresent()) {
                    rows.add(row.get());
                    row = reader.nextRow();
                }
            }
        }
        return rows;
    }
}
