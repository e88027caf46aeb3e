package io.clinstream.operations.ledger;

import io.clinstream.contract.Topics;
import io.clinstream.operations.access.ParquetRows;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Notes down silver and offline rows, from every Parquet object not yet read. Objects never change. */
final class ParquetEntries {

    private static final String PLACE =
            "accepted_partition, accepted_offset, source_topic, source_partition, source_offset, ";
    private static final String MEASURED =
            "code, sequence, coalesce(CAST(value_scaled AS VARCHAR), 'null') || '|' || coalesce(comparator, 'null')";
    private static final String REPORTED = "'adverse_event', sequence, coalesce(CAST(grade AS VARCHAR), 'null')";
    private static final String REST =
            " || '|' || version || '|' || status || '|' || flags || '|' || epoch_ms(known_at)";

    private final LedgerBook book;
    private final ObjectStore store;
    private final Topics topics;
    private final Path folder;
    private final Set<String> read = new HashSet<>();

    ParquetEntries(LedgerBook book, ObjectStore store, Topics topics, Path folder) {
        this.book = book;
        this.store = store;
        this.topics = topics;
        this.folder = folder;
    }

    void readSilver() throws SQLException, IOException {
        readOn("processed/vitals/", silver(topics.acceptedVitals().name(), MEASURED));
        readOn("processed/labs/", silver(topics.acceptedLabs().name(), MEASURED));
        readOn(
                "processed/adverse-events/",
                silver(topics.acceptedAdverseEvents().name(), REPORTED));
    }

    void readOffline() throws SQLException, IOException {
        readOn(
                "features/offline/",
                "INSERT INTO offline_all SELECT features_partition, features_offset, patient_id, vector_sha256 FROM ");
    }

    private static String silver(String store, String said) {
        return "INSERT INTO silver_all SELECT '" + store + "', " + PLACE + said + REST + " FROM ";
    }

    private void readOn(String prefix, String insert) throws SQLException, IOException {
        for (ObjectInfo object : store.list(prefix)) {
            if (object.key().endsWith(".parquet") && read.add(object.key())) {
                Path file = folder.resolve("object.parquet");
                store.download(object.key(), file);
                book.execute(insert + ParquetRows.table(file));
                Files.delete(file);
            }
        }
    }
}
