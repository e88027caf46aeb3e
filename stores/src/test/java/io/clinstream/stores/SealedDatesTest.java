package io.clinstream.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedDatesTest {

    private static final LocalDate DATE = LocalDate.parse("2026-11-20");
    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");

    private final InMemoryObjectStore store = new InMemoryObjectStore(Clock.fixed(NOW, ZoneOffset.UTC));
    private final SealedDates dates = new SealedDates(store);

    @TempDir
    private Path folder;

    @Test
    void shouldReadThePublishedManifest() {
        SealedManifest manifest = manifest(1, file(1, "rows"));

        assertThat(dates.publish(manifest)).isEqualTo(PutOutcome.CREATED);

        assertThat(dates.newest(DATE)).contains(manifest);
        assertThat(dates.versions().get(DATE)).containsExactly(1);
    }

    @Test
    void shouldLetAPublishedVersionStand() {
        SealedManifest first = manifest(1, file(1, "rows"));
        dates.publish(first);

        assertThat(dates.publish(manifest(1, file(1, "others")))).isEqualTo(PutOutcome.EXISTS);

        assertThat(dates.find(DATE, 1)).contains(first);
    }

    @Test
    void shouldTakeTheGreatestNumberAsNewest() {
        for (int version = 1; version <= 11; version++) {
            dates.publish(manifest(version, file(version, "rows " + version)));
        }

        assertThat(dates.newest(DATE)).map(SealedManifest::version).contains(11);
        assertThat(dates.find(DATE, 2)).map(SealedManifest::replaces).contains(1);
    }

    @Test
    void shouldKnowNothingOfADateThatIsNotSealed() {
        assertThat(dates.newest(DATE)).isEmpty();
        assertThat(dates.versions(DATE)).isEmpty();
    }

    @Test
    void shouldHandOutFilesThatAreWhatTheManifestSays() {
        SealedFile file = file(1, "rows");
        store.putIfAbsent(file.key(), "rows".getBytes(StandardCharsets.UTF_8), Map.of());

        assertThat(dates.download(manifest(1, file), folder))
                .singleElement()
                .satisfies(path -> assertThat(path).hasContent("rows"));
    }

    @Test
    void shouldRefuseAFileThatIsNotWhatTheManifestSays() {
        SealedFile file = file(1, "rows");
        store.putIfAbsent(file.key(), "rowz".getBytes(StandardCharsets.UTF_8), Map.of());

        assertThatThrownBy(() -> dates.download(file, folder))
                .isInstanceOf(DamagedObjectException.class)
                .hasMessageContaining(file.key());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAFileThatIsMissing() {
        assertThatThrownBy(() -> dates.download(file(1, "rows"), folder))
                .isInstanceOf(DamagedObjectException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void shouldWriteTheFieldsInTheirOrder() {
        String json = new String(manifest(1, file(1, "rows")).json(), StandardCharsets.UTF_8);

        assertThat(json)
                .containsSubsequence(
                        "\"format\" : 1",
                        "\"date\" : \"2026-11-20\"",
                        "\"version\" : 1",
                        "\"published_at\" : \"2026-11-21T01:00:00Z\"",
                        "\"label_cut_off\" : \"2026-11-21T01:00:00Z\"",
                        "\"reporting_lag\" : \"PT672H\"",
                        "\"label_events\" : \"TREATMENT_EMERGENT\"",
                        "\"feature_set\" : \"abc\"",
                        "\"semantics_version\" : \"1\"",
                        "\"code_version\"",
                        "\"source\" : \"offline\"",
                        "\"files\"",
                        "\"key\"",
                        "\"bytes\"",
                        "\"sha256\"",
                        "\"rows\" : 7",
                        "\"first_patient\"",
                        "\"last_patient\"",
                        "\"rows\" : 7",
                        "\"states\"",
                        "\"inputs\"",
                        "\"topic_id\"",
                        "\"replaces\" : null");
    }

    @Test
    void shouldRefuseAnotherFormat() {
        byte[] json = new String(manifest(1, file(1, "rows")).json(), StandardCharsets.UTF_8)
                .replace("\"format\" : 1", "\"format\" : 2")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> SealedManifest.parse(json))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("must be 1, was 2");
    }

    private static SealedFile file(int version, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String sha256 = Checksum.of(bytes);
        return new SealedFile(
                SealedDates.fileKey(DATE, version, 0, sha256), bytes.length, sha256, 7, "PT00001", "PT00009");
    }

    private static SealedManifest manifest(int version, SealedFile file) {
        return new SealedManifest(
                SealedManifest.FORMAT,
                DATE,
                version,
                NOW,
                NOW,
                Duration.ofDays(28),
                "TREATMENT_EMERGENT",
                "abc",
                "1",
                "0.1.0",
                "offline",
                List.of(file),
                7,
                Map.of("adverse_event_24h", Map.of("POSITIVE", 7L)),
                Map.of("features/offline", List.of(new SourceRange("clinical.features", "dN3xwEor", 3, 10, 16, 7))),
                version == 1 ? null : version - 1);
    }
}
