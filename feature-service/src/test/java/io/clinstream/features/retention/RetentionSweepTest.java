package io.clinstream.features.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.stores.ObjectName;
import io.clinstream.stores.SealedDates;
import io.clinstream.stores.SealedFile;
import io.clinstream.stores.SealedManifest;
import io.clinstream.stores.SourceRange;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionSweepTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final RetentionPolicy POLICY =
            new RetentionPolicy(Duration.ofDays(90), Duration.ofDays(730), Duration.ofDays(730));

    private final InMemoryObjectStore written =
            new InMemoryObjectStore(Clock.fixed(NOW.minus(Duration.ofDays(8)), ZoneOffset.UTC));

    @Test
    void shouldRemoveWhatIsOlderThanItsRetention() {
        String old = put("raw/clinical.vitals/date=2026-08-21/hour=23/", "clinical.vitals", 0);
        String young = put("raw/clinical.vitals/date=2026-08-22/hour=00/", "clinical.vitals", 10);
        String newest = put("raw/clinical.vitals/date=2026-11-01/hour=00/", "clinical.vitals", 20);

        RetentionReport report = sweep(false);

        assertThat(report.objects()).isEqualTo(1);
        assertThat(keys()).containsExactlyInAnyOrder(young, newest).doesNotContain(old);
    }

    @Test
    void shouldRemoveNothingInADryRun() {
        put("raw/clinical.vitals/date=2020-01-01/hour=00/", "clinical.vitals", 0);
        put("raw/clinical.vitals/date=2020-01-02/hour=00/", "clinical.vitals", 10);

        assertThat(sweep(true).objects()).isEqualTo(1);
        assertThat(keys()).hasSize(2);
    }

    @Test
    void shouldKeepTheNewestObjectOfEveryChain() {
        String only = put("processed/vitals/date=2020-01-01/", "clinical.vitals.accepted", 0);

        sweep(false);

        assertThat(keys()).containsExactly(only);
    }

    @Test
    void shouldKeepSilverAndOfflineTwoYears() {
        put("processed/labs/date=2024-11-19/", "clinical.labs.accepted", 0);
        String silver = put("processed/labs/date=2024-11-21/", "clinical.labs.accepted", 10);
        String newestSilver = put("processed/labs/date=2026-01-01/", "clinical.labs.accepted", 20);
        put("features/offline/date=2024-11-19/", "clinical.features", 0);
        String offline = put("features/offline/date=2026-11-19/", "clinical.features", 10);

        sweep(false);

        assertThat(keys()).containsExactlyInAnyOrder(silver, newestSilver, offline);
    }

    @Test
    void shouldKeepWhatASealedDateIsMadeOf() {
        put("processed/events/date=2023-01-01/", "clinical.events", 0);
        String needed = put("processed/events/date=2023-01-02/", "clinical.events", 10);
        String alsoNeeded = put("processed/events/date=2023-01-03/", "clinical.events", 20);
        put("processed/events/date=2023-01-04/", "clinical.events", 31);
        String newest = put("processed/events/date=2023-01-05/", "clinical.events", 40);
        seal(LocalDate.parse("2026-11-01"), 15, 30);

        RetentionReport report = sweep(false);

        assertThat(keys()).contains(needed, alsoNeeded, newest);
        assertThat(report.objects()).isEqualTo(2);
        assertThat(report.needed()).isEqualTo(2);
    }

    @Test
    void shouldNotKeepWhatAnOldSealedDateWasMadeOfButItsFilesAndManifest() {
        put("processed/events/date=2023-01-01/", "clinical.events", 0);
        String newest = put("processed/events/date=2023-01-05/", "clinical.events", 40);
        String file = seal(LocalDate.parse("2023-01-01"), 0, 39);

        sweep(false);

        assertThat(keys())
                .containsExactlyInAnyOrder(newest, file, SealedDates.manifestKey(LocalDate.parse("2023-01-01"), 1));
    }

    @Test
    void shouldRemoveSealedFilesThatNoManifestNamesAfterAWeek() {
        LocalDate date = LocalDate.parse("2026-11-01");
        String named = seal(date, 0, 1);
        written.putIfAbsent(SealedDates.fileKey(date, 1, 0, "0".repeat(64)), new byte[] {1}, Map.of());

        assertThat(sweep(false).objects()).isEqualTo(1);
        assertThat(keys()).contains(named).hasSize(2);
    }

    @Test
    void shouldKeepSealedFilesOfARunThatMayStillPublish() {
        written.putIfAbsent(
                SealedDates.fileKey(LocalDate.parse("2026-11-01"), 1, 0, "0".repeat(64)), new byte[] {1}, Map.of());

        new RetentionSweep(
                        written, written.removal(), POLICY, Clock.fixed(NOW.minus(Duration.ofDays(1)), ZoneOffset.UTC))
                .sweep(false, Progress.NONE);

        assertThat(keys()).hasSize(1);
    }

    @Test
    void shouldKeepWhatABackfillOrATrainingSetNames() {
        String named = put("raw/clinical.events/date=2026-01-01/hour=00/", "clinical.events", 0);
        String run = put("raw/clinical.events/date=2026-01-02/hour=00/", "clinical.events", 10);
        put("raw/clinical.events/date=2026-01-03/hour=00/", "clinical.events", 20);
        put("raw/clinical.events/date=2026-11-19/hour=00/", "clinical.events", 30);
        written.putIfAbsent(
                "features/training/0123456789abcdef/manifest.json",
                ("{\"inputs\":[\"" + named + "\"]}").getBytes(StandardCharsets.UTF_8),
                Map.of());
        written.putIfAbsent(
                "features/backfill/new/manifest.json",
                "{\"inputs\":[{\"topic\":\"clinical.events\",\"topic_id\":\"AbCdEfGh\",\"partition\":0,\"first_offset\":12,\"last_offset\":19}]}"
                        .getBytes(StandardCharsets.UTF_8),
                Map.of());

        assertThat(sweep(false).objects()).isEqualTo(1);
        assertThat(keys()).contains(named, run);
    }

    private RetentionReport sweep(boolean dryRun) {
        return new RetentionSweep(written, written.removal(), POLICY, Clock.fixed(NOW, ZoneOffset.UTC))
                .sweep(dryRun, Progress.NONE);
    }

    private String put(String folder, String topic, long firstOffset) {
        String key = folder + new ObjectName(topic, "AbCdEfGh", 0, firstOffset, "parquet").fileName();
        written.putIfAbsent(key, new byte[] {1}, Map.of());
        return key;
    }

    private String seal(LocalDate date, long first, long last) {
        SealedFile file =
                new SealedFile(SealedDates.fileKey(date, 1, 0, "f".repeat(64)), 1, "f".repeat(64), 1, "A", "B");
        written.putIfAbsent(file.key(), new byte[] {1}, Map.of());
        new SealedDates(written)
                .publish(new SealedManifest(
                        SealedManifest.FORMAT,
                        date,
                        1,
                        NOW,
                        NOW,
                        Duration.ofDays(28),
                        "ALL",
                        "abc",
                        "2",
                        "test",
                        "offline",
                        List.of(file),
                        1,
                        Map.of(),
                        Map.of(
                                "processed/events",
                                List.of(new SourceRange("clinical.events", "AbCdEfGh", 0, first, last, 5))),
                        null));
        return file.key();
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (ObjectInfo object : written.list("")) {
            keys.add(object.key());
        }
        return keys;
    }
}
