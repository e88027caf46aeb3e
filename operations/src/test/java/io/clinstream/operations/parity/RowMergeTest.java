package io.clinstream.operations.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowMergeTest {

    private static final RowMerge.Comparison SAME = (row, place) -> List.of();

    private final Tally tally = new Tally("offline");

    @TempDir
    Path folder;

    @Test
    void shouldCountWhatIsEqualMissingTooMuchAndAhead() throws SQLException {
        try (RowDatabase database = RowDatabase.open(folder);
                RowMerge merge = merge(database, "(1, 'A', 0), (3, 'A', 0), (4, 'A', 0), (9, 'A', 0)", false)) {
            // When
            merge.meet(key(1), Demand.REQUIRED, SAME);
            merge.meet(key(2), Demand.REQUIRED, SAME);
            merge.meet(key(4), Demand.REQUIRED, SAME);
            merge.meet(key(5), Demand.RECENT, SAME);
            merge.meet(key(6), Demand.OPTIONAL, SAME);
            merge.finish(9);
        }

        // Then
        assertThat(tally.cells()).containsExactly("offline", "2", "2", "0", "1", "1", "1", "1");
    }

    @Test
    void shouldFindARowThatIsThereTwice() throws SQLException {
        try (RowDatabase database = RowDatabase.open(folder);
                RowMerge merge = merge(database, "(1, 'A', 0), (1, 'A', 0)", false)) {
            merge.meet(key(1), Demand.REQUIRED, SAME);
            merge.finish(2);
        }

        assertThat(tally.cells()).containsExactly("offline", "1", "1", "0", "0", "1", "0", "0");
    }

    @Test
    void shouldCompareEveryRowOfAPlaceThatMayHaveSeveral() throws SQLException {
        try (RowDatabase database = RowDatabase.open(folder);
                RowMerge merge = merge(database, "(2, 'A', 0), (2, 'A', 0)", true)) {
            merge.meet(key(1), Demand.REQUIRED, SAME);
            merge.meet(key(2), Demand.REQUIRED, SAME);
            merge.finish(3);
        }

        assertThat(tally.cells()).containsExactly("offline", "2", "2", "0", "0", "0", "0", "0");
    }

    @Test
    void shouldNotLookAtWhatIsIgnored() throws SQLException {
        try (RowDatabase database = RowDatabase.open(folder);
                RowMerge merge = merge(database, "(1, 'A', 0), (2, 'A', 0)", false)) {
            merge.meet(key(1), Demand.IGNORED, SAME);
            merge.meet(key(2), Demand.REQUIRED, SAME);
            merge.finish(3);
        }

        assertThat(tally.cells()).containsExactly("offline", "1", "1", "0", "0", "0", "0", "0");
    }

    private RowMerge merge(RowDatabase database, String rows, boolean several) throws SQLException {
        String sql = "SELECT * FROM (VALUES " + rows + ") AS stored(canonical, patient, sequence) ORDER BY ALL";
        return new RowMerge(database.stream(sql), tally, 0, several);
    }

    private static RowKey key(long offset) {
        return new RowKey(offset, "A", 0);
    }
}
