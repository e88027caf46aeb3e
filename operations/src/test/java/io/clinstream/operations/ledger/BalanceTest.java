package io.clinstream.operations.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A small book that balances: three readings of two measurements (the second loses one, the third repeats the first), a
 * result refused as a whole, an adverse event, two vectors.
 */
class BalanceTest {

    private static final String VITALS = "clinical.vitals";
    private static final String LABS = "clinical.labs";
    private static final String EVENTS = "clinical.adverse-events";
    private static final String SILVER_VITALS = "clinical.vitals.accepted";

    @TempDir
    private Path folder;

    private LedgerBook book;

    @BeforeEach
    void fillABookThatBalances() throws SQLException {
        book = LedgerBook.open(folder);
        fillRaw();
        fillCanonical();
        try (LedgerBook.Writer dead = book.writer("dead_all")) {
            dead.add("intake", "MEASUREMENT", "IMPOSSIBLE_VALUE", "spo2", VITALS, 0, 1L);
            dead.add("intake", "RECORD", "UNKNOWN_CODE", "code", LABS, 0, 0L);
        }
        for (String store : List.of("accepted_all", "silver_all")) {
            try (LedgerBook.Writer rows = book.writer(store)) {
                fillAccepted(rows, store.equals("accepted_all"));
            }
        }
        for (String store : List.of("vectors_all", "offline_all")) {
            try (LedgerBook.Writer rows = book.writer(store)) {
                rows.add(0, 0L, "P1", "aa");
                rows.add(0, 2L, "P1", "bb");
            }
        }
        try (LedgerBook.Writer bound = book.writer("vector_snapshot")) {
            bound.add(0, 3L);
        }
    }

    private void fillRaw() throws SQLException {
        try (LedgerBook.Writer input = book.writer("input");
                LedgerBook.Writer snapshot = book.writer("snapshot");
                LedgerBook.Writer raw = book.writer("raw")) {
            input.add(VITALS, "P1", "heart_rate", 3L);
            input.add(VITALS, "P1", "spo2", 3L);
            input.add(LABS, "P1", "unknown_code", 1L);
            input.add(EVENTS, "P1", "adverse_event", 1L);
            snapshot.add(VITALS, 0, 3L);
            snapshot.add(LABS, 0, 1L);
            snapshot.add(EVENTS, 0, 1L);
            for (long offset = 0; offset < 3; offset++) {
                raw.add(VITALS, 0, offset, "P1", "heart_rate", false);
                raw.add(VITALS, 0, offset, "P1", "spo2", false);
            }
            raw.add(LABS, 0, 0L, "P1", "unknown_code", false);
            raw.add(EVENTS, 0, 0L, "P1", "adverse_event", false);
        }
    }

    private void fillCanonical() throws SQLException {
        try (LedgerBook.Writer rows = book.writer("canonical_all")) {
            rows.add(0, 0L, VITALS, 0, 0L, "P1", "heart_rate", false, false);
            rows.add(0, 0L, VITALS, 0, 0L, "P1", "spo2", false, false);
            rows.add(0, 1L, VITALS, 0, 1L, "P1", "heart_rate", false, true);
            rows.add(0, 2L, VITALS, 0, 2L, "P1", "heart_rate", true, false);
            rows.add(0, 2L, VITALS, 0, 2L, "P1", "spo2", true, false);
            rows.add(0, 3L, EVENTS, 0, 0L, "P1", "adverse_event", false, false);
            // After the snapshot: not this ledger's business.
            rows.add(0, 4L, VITALS, 0, 3L, "P1", "heart_rate", false, false);
        }
    }

    private static void fillAccepted(LedgerBook.Writer rows, boolean withLate) {
        add(rows, withLate, SILVER_VITALS, 0, VITALS, 0, "heart_rate", 0);
        add(rows, withLate, SILVER_VITALS, 1, VITALS, 0, "spo2", 1);
        add(rows, withLate, SILVER_VITALS, 2, VITALS, 1, "heart_rate", 0);
        add(rows, withLate, "clinical.adverse-events.accepted", 0, EVENTS, 0, "adverse_event", 0);
    }

    private static void add(
            LedgerBook.Writer rows,
            boolean withLate,
            String store,
            long offset,
            String topic,
            long sourceOffset,
            String code,
            int sequence) {
        if (withLate) {
            rows.add(store, 0, offset, topic, 0, sourceOffset, code, sequence, "80|null", code.equals("spo2"));
        } else {
            rows.add(store, 0, offset, topic, 0, sourceOffset, code, sequence, "80|null");
        }
    }

    @AfterEach
    void closeBook() throws SQLException {
        book.close();
    }

    @Test
    void shouldFindNothingWrongInABookThatBalances() throws SQLException {
        // When
        Balance balance = new Balance(book);

        // Then
        assertThat(balance.breaches(false, true)).isEmpty();
        assertThat(balance.sums()).allMatch(LedgerRow::balanced);
    }

    @Test
    void shouldSumEveryMeasurement() throws SQLException {
        // When
        LedgerRow saturation = new Balance(book)
                .sums().stream()
                        .filter(row -> row.code().equals("spo2"))
                        .findFirst()
                        .orElseThrow();

        // Then
        assertThat(saturation.held()).isEqualTo(3);
        assertThat(saturation.in()).isEqualTo(3);
        assertThat(saturation.accepted()).isEqualTo(1);
        assertThat(saturation.late()).isEqualTo(1);
        assertThat(saturation.duplicates()).isEqualTo(1);
        assertThat(saturation.rejected()).containsExactly(Map.entry("IMPOSSIBLE_VALUE", 1L));
        assertThat(saturation.silver()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            DELETE FROM silver_all WHERE code = 'spo2'                               | every accepted row is in silver, with the same content
            UPDATE silver_all SET content = '81' WHERE code = 'spo2'                 | every silver row was accepted, with the same content
            INSERT INTO silver_all SELECT * FROM silver_all WHERE code = 'spo2'      | no silver row is twice
            INSERT INTO silver_all SELECT store, part, 9, topic, spart, spos, code, seq, content FROM silver_all LIMIT 1 | every silver row was accepted, with the same content
            DELETE FROM offline_all WHERE pos = 2                                    | every vector is an offline row, with the same hash
            UPDATE offline_all SET sha256 = 'cc' WHERE pos = 0                       | every offline row is a vector, with the same hash
            INSERT INTO offline_all SELECT * FROM offline_all WHERE pos = 0          | no offline row is twice
            DELETE FROM dead_all WHERE scope = 'MEASUREMENT'                         | every raw measurement is accepted or refused, once
            DELETE FROM canonical_all WHERE pos = 1                                  | every raw measurement is accepted or refused, once
            INSERT INTO canonical_all SELECT * FROM canonical_all WHERE pos = 1      | every raw measurement is accepted or refused, once
            DELETE FROM raw WHERE pos = 1 AND code = 'heart_rate'                    | nothing is in the canonical log that was not sent
            DELETE FROM accepted_all WHERE code = 'spo2'                             | every canonical measurement is accepted, a duplicate or refused, once
            UPDATE canonical_all SET repeated = false WHERE pos = 2                  | every canonical measurement is accepted, a duplicate or refused, once
            UPDATE canonical_all SET repeated = true WHERE pos = 0                   | every canonical measurement is accepted, a duplicate or refused, once
            UPDATE accepted_all SET code = 'map' WHERE code = 'spo2'                 | nothing is accepted that is not in the canonical log
            UPDATE input SET n = 4 WHERE code = 'spo2'                               | what the files hold was sent
            """)
    void shouldFindWhatIsWrong(String fault, String brokenRule) throws SQLException {
        // Given
        book.execute(fault);

        // When
        List<Breach> breaches = new Balance(book).breaches(false, true);

        // Then
        assertThat(breaches).extracting(Breach::rule).contains(brokenRule);
        assertThat(breaches).allSatisfy(breach -> assertThat(breach.first()).isNotEmpty());
    }

    @Test
    void shouldAllowFilesToBeAheadOfARunningReplay() throws SQLException {
        // Given
        book.execute("UPDATE input SET n = 4 WHERE code = 'spo2'");

        // When / Then
        assertThat(new Balance(book).breaches(true, true)).isEmpty();
        book.execute("UPDATE input SET n = 2 WHERE code = 'spo2'");
        assertThat(new Balance(book).breaches(true, true)).hasSize(1);
    }

    @Test
    void shouldNotMissInTheFilesWhatWasReleased() throws SQLException {
        // Given: the refused result was sent again from its dead letter, and is accepted
        book.execute("UPDATE snapshot SET ends = 2 WHERE topic = '" + LABS + "'");
        book.execute("INSERT INTO raw VALUES ('" + LABS + "', 0, 1, 'P1', 'unknown_code', true)");
        book.execute(
                "INSERT INTO canonical_all VALUES (0, 5, '" + LABS + "', 0, 1, 'P1', 'unknown_code', false, false)");
        book.execute("INSERT INTO accepted_all VALUES ('clinical.labs.accepted', 0, 0, '" + LABS
                + "', 0, 1, 'unknown_code', 0, '4.1', false)");
        book.execute("INSERT INTO silver_all VALUES ('clinical.labs.accepted', 0, 0, '" + LABS
                + "', 0, 1, 'unknown_code', 0, '4.1')");

        // When / Then: two raw records of one in the files, one refused, one accepted
        assertThat(new Balance(book).breaches(false, true)).isEmpty();
        assertThat(new Balance(book).sums()).allMatch(LedgerRow::balanced);
        book.execute("UPDATE raw SET released = false");
        assertThat(new Balance(book).breaches(false, true))
                .extracting(Breach::rule)
                .containsExactly("what the files hold was sent");
    }

    @Test
    void shouldCountAMeasurementThatFeaturesRefused() throws SQLException {
        // Given
        book.execute("DELETE FROM accepted_all WHERE code = 'adverse_event'");
        book.execute("DELETE FROM silver_all WHERE code = 'adverse_event'");
        book.execute(
                "INSERT INTO dead_all VALUES ('features', 'RECORD', 'MIXED_CLOCK', 'clock', '" + EVENTS + "', 0, 0)");

        // When
        Balance balance = new Balance(book);

        // Then
        assertThat(balance.breaches(false, true)).isEmpty();
        assertThat(balance.sums()).allMatch(LedgerRow::balanced);
    }

    @Test
    void shouldSayInTheReportWhatIsWrong() throws SQLException {
        // Given
        book.execute("DELETE FROM silver_all WHERE code = 'spo2'");
        Balance balance = new Balance(book);

        // When
        LedgerReport report = new LedgerReport(balance.sums(), 2, 2, 1, 0, balance.breaches(false, true));

        // Then
        assertThat(report.balanced()).isFalse();
        assertThat(report.text()).last().isEqualTo("❌ NOT balanced");
        assertThat(report.text()).anyMatch(line -> line.contains("clinical.vitals.accepted 0/1 spo2: not in silver"));
        assertThat(report.json().path("balanced").asBoolean()).isFalse();
        assertThat(report.json().at("/breaches/0/count").asLong()).isEqualTo(1);
    }
}
