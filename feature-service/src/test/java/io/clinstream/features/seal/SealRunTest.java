package io.clinstream.features.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.engine.label.LabelEvents;
import io.clinstream.features.seal.SealOutcome.Result;
import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.schema.ReportStatus;
import io.clinstream.stores.Checksum;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedFile;
import io.clinstream.stores.SealedManifest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealRunTest {

    private static final LocalDate DATE = LocalDate.parse("2026-03-10");
    private static final String DAY = "2026-03-10T";

    private final Bucket bucket = new Bucket();
    private final SealedDates sealed = new SealedDates(bucket.store);
    private final Map<LocalDate, String> incomplete = new HashMap<>();
    private Instant frontier = Bucket.NOW;

    @TempDir
    private Path folder;

    @Test
    void shouldSealAllVectorsOfADateWhereverTheyLieSortedByPatientAndTime() throws Exception {
        bucket.vectors(DAY + "12:00:00Z", List.of("PT2", "PT1"), DAY + "09:00:00Z", DAY + "08:00:00Z");
        bucket.vectors("2026-03-15T12:00:00Z", List.of("PT3"), DAY + "10:00:00Z", "2026-03-11T00:00:00Z");

        SealOutcome outcome = seal().get(0);

        assertThat(outcome.result()).isEqualTo(Result.SEALED);
        assertThat(outcome.rows()).isEqualTo(5);
        assertThat(rows("SELECT patient_id || ' ' || strftime(timestamp::TIMESTAMP, '%H') FROM sealed"))
                .containsExactly("PT1 08", "PT1 09", "PT2 08", "PT2 09", "PT3 10");
    }

    @Test
    void shouldFillEveryLabelOfWhatIsKnown() throws Exception {
        bucket.treated("PT1", "2026-01-05T00:00:00Z");
        bucket.treated("PT2", "2026-01-05T00:00:00Z");
        bucket.adverseEvent("PT1", "2026-03-12T00:00:00Z", DAY + "20:00:00Z", 1, ReportStatus.FINAL);
        bucket.vectors(DAY + "12:00:00Z", List.of("PT1", "PT2"), DAY + "08:00:00Z", DAY + "21:00:00Z");

        SealOutcome outcome = seal().get(0);

        assertThat(rows("SELECT adverse_event_24h || ' ' || label_state || ' ' || ae_grade2plus_24h || ' '"
                        + " || ae_grade3plus_24h || ' ' || ae_serious_24h_state FROM sealed"))
                .containsExactly(
                        "1 POSITIVE 1 0 UNDECIDABLE",
                        "0 NEGATIVE_MATURE 0 0 NEGATIVE_MATURE",
                        "0 NEGATIVE_MATURE 0 0 NEGATIVE_MATURE",
                        "0 NEGATIVE_MATURE 0 0 NEGATIVE_MATURE");
        assertThat(outcome.states().get("adverse_event_24h"))
                .containsEntry("POSITIVE", 1L)
                .containsEntry("NEGATIVE_MATURE", 3L)
                .containsEntry("IMMATURE", 0L);
    }

    @Test
    void shouldNotKnowWhatWasReportedAfterTheCutOff() throws Exception {
        bucket.treated("PT1", "2026-01-05T00:00:00Z");
        bucket.adverseEvent("PT1", "2026-03-12T00:00:00Z", DAY + "20:00:00Z", 1, ReportStatus.FINAL);
        bucket.vectors(DAY + "12:00:00Z", List.of("PT1"), DAY + "08:00:00Z");

        run(request(Optional.of(Instant.parse("2026-03-11T23:59:59.999Z"))));
        assertThat(rows("SELECT label_state FROM sealed")).containsExactly("IMMATURE");

        run(request(Optional.of(Instant.parse("2026-03-12T00:00:00Z"))));
        assertThat(rows("SELECT label_state FROM sealed")).containsExactly("POSITIVE");
    }

    @Test
    void shouldMakeANewVersionOfARetractionAndLeaveTheOldByteForByte() throws Exception {
        bucket.treated("PT1", "2026-01-05T00:00:00Z");
        bucket.adverseEvent("PT1", "2026-03-12T00:00:00Z", DAY + "20:00:00Z", 1, ReportStatus.FINAL);
        bucket.vectors(DAY + "12:00:00Z", List.of("PT1"), DAY + "08:00:00Z");
        seal();
        Map<String, String> before = checksums();

        bucket.adverseEvent("PT1", "2026-03-20T00:00:00Z", DAY + "20:00:00Z", 2, ReportStatus.ENTERED_IN_ERROR);
        SealOutcome outcome = seal().get(0);

        assertThat(outcome.version()).isEqualTo(2);
        assertThat(sealed.newest(DATE)).map(SealedManifest::replaces).contains(1);
        assertThat(rows("SELECT label_state FROM sealed")).containsExactly("NEGATIVE_MATURE");
        assertThat(checksums()).containsAllEntriesOf(before);
        assertThat(sealed.download(sealed.find(DATE, 1).orElseThrow(), folder)).hasSize(1);
    }

    @Test
    void shouldPublishNothingWhereNothingChanged() {
        bucket.vectors(DAY + "12:00:00Z", List.of("PT1"), DAY + "08:00:00Z");
        seal();
        int objects = checksums().size();

        frontier = frontier.plus(Duration.ofDays(1));

        assertThat(seal().get(0).result()).isEqualTo(Result.UNCHANGED);
        assertThat(run(request(Optional.empty())).get(0).result()).isEqualTo(Result.UNCHANGED);
        assertThat(checksums()).hasSize(objects);
    }

    @Test
    void shouldSealAnewWhenNegativesMature() throws Exception {
        bucket.vectors(DAY + "12:00:00Z", List.of("PT1"), DAY + "08:00:00Z");
        frontier = Instant.parse("2026-03-12T00:00:00Z");
        seal();
        assertThat(rows("SELECT label_state FROM sealed")).containsExactly("IMMATURE");

        frontier = Instant.parse("2026-04-08T08:00:00Z");

        assertThat(seal().get(0).version()).isEqualTo(2);
        assertThat(rows("SELECT label_state FROM sealed")).containsExactly("NEGATIVE_MATURE");
    }

    @Test
    void shouldSealAnewWhenVectorsCameLater() {
        bucket.vectors(DAY + "12:00:00Z", List.of("PT1"), DAY + "08:00:00Z");
        seal();

        bucket.vectors("2026-03-20T12:00:00Z", List.of("PT9"), DAY + "08:00:00Z");

        assertThat(seal().get(0).rows()).isEqualTo(2);
    }

    @Test
    void shouldMakeTheSameBytesOfTheSameRowsOnAnotherMachine(@TempDir Path elsewhere) {
        bucket.treated("PT1", "2026-01-05T00:00:00Z");
        List<String> patients =
                IntStream.range(0, 200).mapToObj(number -> "PT" + number).toList();
        bucket.vectors(DAY + "12:00:00Z", patients, DAY + "08:00:00Z", DAY + "09:00:00Z", DAY + "10:00:00Z");
        seal();
        String first = sealed.newest(DATE).orElseThrow().files().get(0).sha256();

        List<SealOutcome> again = run(request(Optional.empty()), elsewhere);

        assertThat(again.get(0).result()).isEqualTo(Result.UNCHANGED);
        assertThat(sealed.newest(DATE).orElseThrow().files().get(0).sha256()).isEqualTo(first);
    }

    @Test
    void shouldSealADayWithoutRowsAsEmpty() {
        SealOutcome outcome = run(request(Optional.empty())).get(0);

        assertThat(outcome.result()).isEqualTo(Result.SEALED);
        assertThat(sealed.newest(DATE)).hasValueSatisfying(manifest -> {
            assertThat(manifest.files()).isEmpty();
            assertThat(manifest.rows()).isZero();
        });
        assertThat(run(request(Optional.empty())).get(0).result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void shouldWaitForADateThatIsNotComplete() {
        bucket.vectors(DAY + "12:00:00Z", List.of("PT1"), DAY + "08:00:00Z");
        incomplete.put(DATE, "the night is young");

        assertThat(seal()).singleElement().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Result.PENDING);
            assertThat(outcome.reason()).isEqualTo("the night is young");
        });
        assertThat(sealed.newest(DATE)).isEmpty();
    }

    @Test
    void shouldRefuseACutOffThatTheStoresHaveNotReached() {
        assertThatThrownBy(() -> run(request(Optional.of(frontier.plusMillis(1)))))
                .isInstanceOf(NotYetException.class)
                .hasMessageContaining("cut-off");
    }

    @Test
    void shouldSealNothingThatIsThereTwice() {
        bucket.vectors(DAY + "12:00:00Z", List.of("PT1"), DAY + "08:00:00Z");
        bucket.again("2026-03-11T00:00:00Z", "PT1", DAY + "08:00:00Z");

        assertThatThrownBy(this::seal).isInstanceOf(IllegalStateException.class).hasMessageContaining("more than once");
        assertThat(sealed.newest(DATE)).isEmpty();
    }

    @Test
    void shouldPublishNothingInADryRun() {
        bucket.vectors(DAY + "12:00:00Z", List.of("PT1"), DAY + "08:00:00Z");

        SealOutcome outcome = run(new SealRequest(List.of(DATE), Optional.empty(), VectorSource.OFFLINE, true))
                .get(0);

        assertThat(outcome.result()).isEqualTo(Result.WOULD_SEAL);
        assertThat(sealed.versions()).isEmpty();
        assertThat(bucket.store.list("features/sealed/")).isEmpty();
    }

    @Test
    void shouldNotSealABackfillThatIsNotFinished() {
        SealRequest request = new SealRequest(List.of(DATE), Optional.empty(), new VectorSource("backfill:new"), false);

        assertThatThrownBy(() -> run(request))
                .isInstanceOf(NotYetException.class)
                .hasMessageContaining("features/backfill/new/manifest.json");
    }

    private List<SealOutcome> seal() {
        return run(SealRequest.DUE);
    }

    private List<SealOutcome> run(SealRequest request) {
        return run(request, folder);
    }

    private List<SealOutcome> run(SealRequest request, Path data) {
        LogProgress log = new LogProgress() {
            @Override
            public Instant frontier() {
                return frontier;
            }

            @Override
            public Optional<String> missing(LocalDate date) {
                return Optional.ofNullable(incomplete.get(date));
            }
        };
        SealSettings settings = new SealSettings(
                new LabelDefinition(LabelEvents.TREATMENT_EMERGENT, Duration.ofDays(28)),
                data.resolve("seal"),
                256,
                Duration.ofSeconds(5));
        return new SealRun(bucket.store, bucket.decoder(), settings, log, Clock.fixed(Bucket.NOW, ZoneOffset.UTC))
                .run(request, Progress.NONE);
    }

    private static SealRequest request(Optional<Instant> cutOff) {
        return new SealRequest(List.of(DATE), cutOff, VectorSource.OFFLINE, false);
    }

    private Map<String, String> checksums() {
        Map<String, String> checksums = new HashMap<>();
        for (ObjectInfo object : bucket.store.list("features/sealed/")) {
            checksums.put(
                    object.key(), Checksum.of(bucket.store.find(object.key()).orElseThrow()));
        }
        return checksums;
    }

    /** One column of the newest version of the date, in the order of its files. */
    private List<String> rows(String sql) throws Exception {
        SealedManifest manifest = sealed.newest(DATE).orElseThrow();
        List<String> found = new ArrayList<>();
        for (SealedFile file : manifest.files()) {
            Path path = sealed.download(file, folder);
            try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duckdb.createStatement();
                    ResultSet rows = statement.executeQuery(sql.replace("sealed", "read_parquet('" + path + "')"))) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
