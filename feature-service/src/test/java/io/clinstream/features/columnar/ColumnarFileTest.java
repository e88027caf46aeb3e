package io.clinstream.features.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes in comes out, bit for bit, when DuckDB reads it, which shares no code with us. */
class ColumnarFileTest {

    private static final List<FileColumn> COLUMNS = List.of(
            new FileColumn("patient_id", ColumnKind.TEXT, true),
            new FileColumn("at", ColumnKind.INSTANT, true),
            new FileColumn("few", ColumnKind.DOUBLE, false),
            new FileColumn("many", ColumnKind.DOUBLE, false),
            new FileColumn("never", ColumnKind.DOUBLE, false),
            new FileColumn("int", ColumnKind.INT, false),
            new FileColumn("long", ColumnKind.LONG, true),
            new FileColumn("flag", ColumnKind.BOOLEAN, false),
            new FileColumn("unique", ColumnKind.TEXT, true),
            new FileColumn("word", ColumnKind.TEXT, false),
            new FileColumn("payload", ColumnKind.BYTES, false));
    private static final RowSort SORT = new RowSort("patient_id", "at");

    private static final List<Double> DOUBLES = List.of(
            0.0,
            -0.0,
            0.1 + 0.2,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_NORMAL,
            Math.PI,
            1e300);
    private static final List<Integer> INTS = List.of(0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final List<Long> LONGS = List.of(0L, -1L, 1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40);
    private static final List<String> WORDS =
            List.of("", " ", "a", "Ä€ß", "日本語", "\uD83D\uDE00\uD83D\uDC89", "'\"\\;", "x".repeat(3_000), "\n\t");

    @TempDir
    private Path folder;

    static Stream<Arguments> layouts() {
        FileLayout small = new FileLayout(1_000, 64, 3, 0.25, false, false);
        return Stream.of(
                Arguments.of(FileLayout.STANDARD, 5_000, 1),
                Arguments.of(small, 2_500, 2),
                Arguments.of(new FileLayout(1_000, 64, 1, 0, false, false), 2_049, 3),
                Arguments.of(new FileLayout(1_000, 64, 3, 1, false, false), 2_048, 4),
                Arguments.of(new FileLayout(997, 8, 3, 0.25, true, true), 3_000, 5),
                Arguments.of(new FileLayout(5_000, 512, 3, 0, false, true), 3_000, 6),
                Arguments.of(small, 1, 7),
                Arguments.of(small, 7, 8),
                Arguments.of(small, 1_024, 9));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void shouldReadBackEveryBitInTheOrderOfTheFile(FileLayout layout, int count, int seed) throws Exception {
        // Given
        List<List<@Nullable Object>> rows = rows(count, new Random(seed));
        List<List<@Nullable Object>> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((List<Object> row) -> (String) row.get(0))
                .thenComparing(row -> (Long) row.get(1)));

        // When
        List<List<@Nullable Object>> asTheyCame = read(write(rows, Optional.empty(), layout));
        List<List<@Nullable Object>> inOrder = read(write(rows, Optional.of(SORT), layout));

        // Then
        assertThat(asTheyCame).isEqualTo(rows);
        assertThat(inOrder).isEqualTo(sorted);
    }

    @Test
    void shouldGiveTheSameBytesForTheSameRows() throws Exception {
        // Given
        List<List<@Nullable Object>> rows = rows(2_000, new Random(11));

        // When
        Path one = write(rows, Optional.of(SORT), FileLayout.STANDARD);
        byte[] first = Files.readAllBytes(one);
        Path other = write(rows, Optional.of(SORT), FileLayout.STANDARD);

        // Then
        assertThat(Files.readAllBytes(other)).isEqualTo(first);
    }

    @Test
    void shouldFindEveryValueWhereAReaderPrunesByStatistics() throws Exception {
        // Given
        List<List<@Nullable Object>> rows = rows(3_000, new Random(12));
        Path file = write(rows, Optional.of(SORT), new FileLayout(100, 8, 3, 0.25, false, false));

        // When, Then
        for (Double number : DOUBLES) {
            long expected =
                    rows.stream().filter(row -> number.equals(row.get(2))).count();
            assertThat(count(file, "few = " + number + "::DOUBLE AND signbit(few) = signbit(" + number + "::DOUBLE)"))
                    .as("%s", number)
                    .isEqualTo(expected);
        }
        for (int patient = 0; patient < 40; patient++) {
            String id = "PT" + patient;
            long expected = rows.stream().filter(row -> row.get(0).equals(id)).count();
            assertThat(count(file, "patient_id = '" + id + "'")).as(id).isEqualTo(expected);
        }
        assertThat(count(file, "few IS NULL"))
                .isEqualTo(rows.stream().filter(row -> row.get(2) == null).count());
        assertThat(count(file, "never IS NULL")).isEqualTo(3_000);
    }

    @Test
    void shouldSayNothingOfAPageWithWhatIsNoNumber() throws Exception {
        // Given
        ColumnarFile file = new ColumnarFile(
                "row",
                List.of(new FileColumn("value", ColumnKind.DOUBLE, false)),
                Optional.empty(),
                FileLayout.STANDARD);
        for (double value : new double[] {1, Double.NaN, Double.POSITIVE_INFINITY}) {
            file.number(0, value);
            file.endRow();
        }

        // When
        Path path = Files.write(folder.resolve("nan.parquet"), file.finish());

        // Then
        assertThat(count(path, "value > 2")).isEqualTo(2);
        assertThat(count(path, "isnan(value)")).isEqualTo(1);
    }

    @Test
    void shouldHoldFarLessThanTheRowsAndSayHowMuch() {
        // Given
        List<FileColumn> columns = new ArrayList<>();
        for (int column = 0; column < 100; column++) {
            columns.add(new FileColumn("feature_" + column, ColumnKind.DOUBLE, false));
        }
        ColumnarFile file = new ColumnarFile("row", columns, Optional.empty(), FileLayout.STANDARD);
        long most = 0;

        // When
        for (int row = 0; row < 50_000; row++) {
            for (int column = 0; column < 100; column++) {
                file.number(column, (double) (row / 600 + column));
            }
            file.endRow();
            most = Math.max(most, file.bufferedBytes());
        }

        // Then
        assertThat(file.rows()).isEqualTo(50_000);
        assertThat(most).isLessThan(50_000L * 100 * Double.BYTES / 10);
        assertThat(file.bufferedBytes()).isGreaterThan(file.finish().length);
    }

    @Test
    void shouldRefuseARowWithoutARequiredValue() {
        // Given
        ColumnarFile file = new ColumnarFile("row", COLUMNS, Optional.empty(), FileLayout.STANDARD);
        file.text(0, "PT1");
        file.endRow();

        // When, Then
        assertThatThrownBy(file::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at is required");
    }

    @Test
    void shouldRefuseToSortByWhatMayBeNull() {
        assertThatThrownBy(() ->
                        new ColumnarFile("row", COLUMNS, Optional.of(new RowSort("word", "at")), FileLayout.STANDARD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("word");
    }

    private static List<List<@Nullable Object>> rows(int count, Random random) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add("PT" + random.nextInt(40));
            cells.add(random.nextInt(4) == 0 ? 1_700_000_000_000L : 1_700_000_000_000L + random.nextInt(1_000_000));
            cells.add(maybe(random, row, DOUBLES.get(random.nextInt(DOUBLES.size()))));
            cells.add(maybe(random, row, random.nextGaussian()));
            cells.add(null);
            cells.add(maybe(random, row, INTS.get(random.nextInt(INTS.size()))));
            cells.add(LONGS.get(random.nextInt(LONGS.size())));
            cells.add(maybe(random, row, random.nextBoolean()));
            cells.add("event-" + row + WORDS.get(random.nextInt(WORDS.size())));
            cells.add(maybe(random, row, WORDS.get(random.nextInt(WORDS.size()))));
            cells.add(maybe(
                    random,
                    row,
                    HexFormat.of()
                            .formatHex(new byte[] {(byte) row, 0, (byte) 0xFF}, 0, random.nextInt(4))
                            .toUpperCase(Locale.ROOT)));
            rows.add(cells);
        }
        return rows;
    }

    /** Stretches without any null, of nulls only, and mixed ones. */
    private static @Nullable Object maybe(Random random, int row, Object value) {
        return switch (row / 128 % 3) {
            case 0 -> value;
            case 1 -> null;
            default -> random.nextInt(3) == 0 ? null : value;
        };
    }

    private Path write(List<List<@Nullable Object>> rows, Optional<RowSort> sort, FileLayout layout) throws Exception {
        ColumnarFile file = new ColumnarFile("row", COLUMNS, sort, layout);
        for (List<@Nullable Object> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                fill(file, column, row.get(column));
            }
            file.endRow();
        }
        return Files.write(folder.resolve("file.parquet"), file.finish());
    }

    private static void fill(ColumnarFile file, int column, @Nullable Object value) {
        if (value instanceof Double number) {
            file.number(column, number);
        } else if (value instanceof Boolean flag) {
            file.number(column, flag ? 1 : 0);
        } else if (value instanceof Number number) {
            file.number(column, number.longValue());
        } else if (value != null && COLUMNS.get(column).kind() == ColumnKind.BYTES) {
            byte[] bytes = HexFormat.of().parseHex((String) value);
            file.bytes(column, bytes, 0, bytes.length);
        } else if (value != null) {
            byte[] bytes = ("#" + value).getBytes(StandardCharsets.UTF_8);
            file.bytes(column, bytes, 1, bytes.length - 1);
        }
    }

    private static List<List<@Nullable Object>> read(Path file) throws SQLException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT patient_id, epoch_ms(\"at\"), few, many, never, \"int\","
                                + " \"long\", flag, \"unique\", word, hex(payload) FROM read_parquet('" + file
                                + "', file_row_number = true) ORDER BY file_row_number")) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int column = 1; column <= COLUMNS.size(); column++) {
                    row.add(result.getObject(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static long count(Path file, String condition) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT count(*) FROM read_parquet('" + file + "') WHERE " + condition)) {
            result.next();
            return result.getLong(1);
        }
    }
}
