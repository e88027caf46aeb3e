package io.clinstream.features.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.stores.bronze.BrokenChainException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackfillTest {

    private static final long SEED = 20_260_110;

    private final InMemoryObjectStore store = new InMemoryObjectStore(Clock.systemUTC());

    @TempDir
    private Path folder;

    @BeforeEach
    void archive() {
        BackfillFixture.archived(store, SEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT30S"})
    void shouldGiveEveryVectorOfTheEngineOnce(String conflation) throws SQLException, IOException {
        Duration interval = Duration.parse(conflation);

        BackfillManifest manifest = run("all", BackfillRequest.Range.ALL, interval, BackfillFixture.SMALL);

        Map<String, String> expected = BackfillFixture.expected(SEED, interval);
        assertThat(rows(manifest)).isEqualTo(expected);
        assertThat(manifest.rows()).isEqualTo(expected.size());
        assertThat(manifest.refused()).isEqualTo(BackfillFixture.PARTITIONS * 5L);
    }

    @Test
    void shouldFileRowsByTheDateTheyDescribe() throws SQLException, IOException {
        BackfillManifest manifest = run("all", BackfillRequest.Range.ALL, Duration.ZERO, BackfillFixture.SMALL);

        assertThat(manifest.files()).extracting(BackfillManifest.File::date).isSorted();
        for (BackfillManifest.File file : manifest.files().subList(0, 2)) {
            inOrder(file);
        }
        BackfillManifest.File last = manifest.files().get(manifest.files().size() - 1);
        assertThat(last.rows()).isGreaterThan(100);
        inOrder(last);
    }

    private void inOrder(BackfillManifest.File file) throws SQLException, IOException {
        assertThat(file.key()).startsWith("features/backfill/all/date=" + file.date() + "/part-");
        assertThat(file.rows()).isBetween(1L, 250L);
        assertThat(sql(
                        List.of(file),
                        "SELECT count(*) FROM rows WHERE epoch_ms(timestamp) // 86400000 <> "
                                + file.date().toEpochDay()))
                .containsExactly("0");
        assertThat(sql(
                        List.of(file),
                        "SELECT count(*) FROM (SELECT patient_id p, timestamp t, lag(patient_id) OVER () pp, "
                                + "lag(timestamp) OVER () pt FROM rows) WHERE pp > p OR (pp = p AND pt > t)"))
                .containsExactly("0");
    }

    @Test
    void shouldWriteTheSameFilesWhereverRunsAndCheckpointsAreCut() {
        run("fine", BackfillRequest.Range.ALL, Duration.ZERO, new BackfillSizes(1 << 20, 90, 111, 250));
        run("coarse", BackfillRequest.Range.ALL, Duration.ZERO, new BackfillSizes(1 << 26, 90_000, 100_000, 250));

        assertThat(files("fine")).isEqualTo(files("coarse")).hasSizeGreaterThan(10);
    }

    @Test
    void shouldWriteOnlyTheDatesAskedForWithTheStateOfAllBefore() throws SQLException, IOException {
        LocalDate day = LocalDate.parse("2026-01-11");
        BackfillRequest.Range range = new BackfillRequest.Range(Optional.of(day), Optional.of(day));

        BackfillManifest all = run("all", BackfillRequest.Range.ALL, Duration.ZERO, BackfillFixture.SMALL);
        BackfillManifest part = run("part", range, Duration.ZERO, BackfillFixture.SMALL);

        List<BackfillManifest.File> ofDay =
                all.files().stream().filter(file -> file.date().equals(day)).toList();
        assertThat(part.files())
                .extracting(BackfillManifest.File::sha256)
                .isEqualTo(ofDay.stream().map(BackfillManifest.File::sha256).toList());
        assertThat(part.rows()).isPositive().isLessThan(all.rows());
    }

    @Test
    void shouldNotReplayWhatCameAfterItWasStarted() {
        ObjectStore interrupted = new InterruptedStore(store, 40);
        BackfillRequest request = BackfillFixture.request("grown");
        assertThatThrownBy(() -> BackfillFixture.run(interrupted, request, BackfillFixture.SMALL, folder))
                .isInstanceOf(InterruptedStore.Interruption.class);

        String last = store.list("raw/").stream()
                .map(ObjectInfo::key)
                .filter(key -> key.contains(".00001."))
                .reduce((first, second) -> second)
                .orElseThrow();
        long end = Long.parseLong(store.stat(last).orElseThrow().metadata().get("last-offset"));
        store.putIfAbsent(
                last.substring(0, last.length() - "00000000000000000000.ndjson.gz".length())
                        + String.format("%020d.ndjson.gz", end + 1),
                new byte[0],
                Map.of("last-offset", Long.toString(end + 9), "follows", Long.toString(end)));
        BackfillManifest manifest = BackfillFixture.run(store, request, BackfillFixture.SMALL, folder);

        assertThat(manifest.inputs().get(1).lastOffset()).isEqualTo(end);
        assertThat(manifest.rows())
                .isEqualTo(BackfillFixture.expected(SEED, Duration.ZERO).size());
    }

    @Test
    void shouldRefuseToGoOnWithAnotherRequest() {
        ObjectStore interrupted = new InterruptedStore(store, 40);
        assertThatThrownBy(() ->
                        BackfillFixture.run(interrupted, BackfillFixture.request("x"), BackfillFixture.SMALL, folder))
                .isInstanceOf(InterruptedStore.Interruption.class);
        BackfillRequest other = BackfillFixture.request("x", BackfillRequest.Range.ALL, Duration.ofSeconds(10));

        assertThatThrownBy(() -> BackfillFixture.run(store, other, BackfillFixture.SMALL, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose another name");
    }

    @Test
    void shouldNameAnObjectOfBronzeThatIsMissing() {
        InMemoryObjectStore holed = new InMemoryObjectStore(Clock.systemUTC());
        List<ObjectInfo> bronze = store.list("raw/");
        String gone = bronze.get(bronze.size() / 3).key();
        bronze.stream().map(ObjectInfo::key).filter(key -> !key.equals(gone)).forEach(key -> {
            Map<String, String> metadata = store.stat(key).orElseThrow().metadata();
            holed.putIfAbsent(key, store.find(key).orElseThrow(), metadata);
        });

        assertThatThrownBy(
                        () -> BackfillFixture.run(holed, BackfillFixture.request("x"), BackfillFixture.SMALL, folder))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining(gone.substring(gone.lastIndexOf('/') + 1));
        assertThat(holed.list("features/")).isEmpty();
    }

    private BackfillManifest run(String name, BackfillRequest.Range range, Duration conflation, BackfillSizes sizes) {
        return BackfillFixture.run(store, BackfillFixture.request(name, range, conflation), sizes, folder);
    }

    private Map<String, String> files(String name) {
        Map<String, String> files = new TreeMap<>(BackfillFixture.results(store, name));
        files.keySet().removeIf(key -> !key.startsWith("date="));
        return files;
    }

    private Map<String, String> rows(BackfillManifest manifest) throws SQLException, IOException {
        Map<String, String> rows = new TreeMap<>();
        sql(
                        manifest.files(),
                        "SELECT canonical_partition || ' ' || canonical_offset || ' ' || patient_id || ' ' || sequence"
                                + " || '=' || vector_sha256 || ' ' || trigger || ' ' || epoch_ms(known_at) || ' '"
                                + " || epoch_ms(appended_at) FROM rows")
                .forEach(row -> assertThat(
                                rows.put(row.substring(0, row.indexOf('=')), row.substring(row.indexOf('=') + 1)))
                        .isNull());
        return rows;
    }

    private List<String> sql(List<BackfillManifest.File> files, String query) throws SQLException, IOException {
        Path local = Files.createTempDirectory(folder, "files-");
        List<String> found = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            for (BackfillManifest.File file : files) {
                Path target = Files.createDirectories(local.resolve(file.date().toString()))
                        .resolve(file.key().substring(file.key().lastIndexOf('/') + 1));
                store.download(file.key(), target);
            }
            statement.execute("CREATE VIEW rows AS SELECT * FROM read_parquet('" + local + "/*/*.parquet')");
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
