package io.clinstream.operations.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.Topics;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetEntriesTest {

    private static final String VITAL = """
            SELECT 1 accepted_partition, 7::BIGINT accepted_offset, 'clinical.vitals' source_topic, 2 source_partition,
              5::BIGINT source_offset, 'heart_rate' code, 0 "sequence", 8050::BIGINT value_scaled,
              NULL::VARCHAR comparator, 1 AS version, 'FINAL' AS status, 'LATE,SUSPECT' AS flags,
              TIMESTAMPTZ '2026-11-20 12:00:00Z' known_at""";

    @TempDir
    private Path folder;

    @Test
    void shouldNoteDownEverySilverAndOfflineRowOnce() throws SQLException, IOException {
        // Given
        ObjectStore store = new InMemoryObjectStore(Clock.systemUTC());
        try (LedgerBook book = LedgerBook.open(folder)) {
            put(store, book, "processed/vitals/date=2026-11-20/a.parquet", VITAL);
            put(
                    store,
                    book,
                    "features/offline/date=2026-11-20/b.parquet",
                    "SELECT 0 features_partition, 3::BIGINT features_offset, 'P1' patient_id, 'ab' vector_sha256");
            ParquetEntries entries = new ParquetEntries(book, store, Topics.byDefault(), folder);

            // When
            entries.readSilver();
            entries.readOffline();
            entries.readSilver();

            // Then
            assertThat(book.query("SELECT store, part, pos, topic, spart, spos, code, seq, content FROM silver_all"))
                    .containsExactly(List.of(
                            "clinical.vitals.accepted",
                            "1",
                            "7",
                            "clinical.vitals",
                            "2",
                            "5",
                            "heart_rate",
                            "0",
                            "8050|null|1|FINAL|LATE,SUSPECT|1795176000000"));
            assertThat(book.query("SELECT part, pos, patient, sha256 FROM offline_all"))
                    .containsExactly(List.of("0", "3", "P1", "ab"));
        }
    }

    private void put(ObjectStore store, LedgerBook book, String key, String rows) throws SQLException, IOException {
        Path file = folder.resolve("written.parquet");
        book.execute("COPY (" + rows + ") TO '" + file + "' (FORMAT parquet)");
        store.putIfAbsent(key, Files.readAllBytes(file), Map.of());
        Files.delete(file);
    }
}
