package io.clinstream.features.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clinstream.engine.label.Label;
import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.engine.label.LabelEvents;
import io.clinstream.features.training.RowSelection.Dates;
import io.clinstream.features.training.TrainingManifest.Part;
import io.clinstream.features.training.TrainingManifest.TrainingFile;
import io.clinstream.features.workspace.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of the split, over a random trial. */
class TrainingSplitTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
    private static final int PATIENTS = 60;
    private static final int DAYS = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 99})
    void shouldHaveNoPatientTwiceAndNoPartBeforeTheOneBeforeIt(long seed) {
        // Given
        TrialStore trial = trial(1_000);
        TrainingRequest request = request(seed, SplitRule.PATIENT_AND_TIME);

        // When
        TrainingManifest manifest = build(trial, request);

        // Then
        Set<String> seen = new HashSet<>();
        String last = "";
        for (Split split : Split.values()) {
            List<String> rows = column(trial, request, split, "patient_id || ' ' || instant");
            assertThat(rows).hasSize((int) part(manifest, split).rows()).isNotEmpty();
            Set<String> patients = new HashSet<>(column(trial, request, split, "patient_id"));
            assertThat(patients).isNotEmpty().allMatch(seen::add);
            List<String> instants =
                    column(trial, request, split, "instant").stream().sorted().toList();
            assertThat(instants.get(0)).isGreaterThan(last);
            last = instants.get(instants.size() - 1);
        }
    }

    @Test
    void shouldKeepTheRatioAndCountWhatIsLeftOut() {
        // Given
        TrialStore trial = trial(1_000);

        // When
        TrainingManifest manifest = build(trial, request(1, SplitRule.PATIENT_AND_TIME));
        TrainingManifest whole = build(trial, request(1, SplitRule.PATIENT));

        // Then
        long kept = 0;
        long settled = 0;
        for (Split split : Split.values()) {
            kept += part(manifest, split).rows();
            long all = part(whole, split).rows();
            settled += all;
            assertThat(part(manifest, split).rows()
                            + Objects.requireNonNull(manifest.leftOut().get(split.label())))
                    .isEqualTo(all);
        }
        for (Split split : Split.values()) {
            assertThat(100.0 * part(manifest, split).rows() / kept).isCloseTo(split.share(), within(3.0));
        }
        assertThat(manifest.states()).isEqualTo(whole.states());
        assertThat(manifest.states().get("POSITIVE") + manifest.states().get("NEGATIVE_MATURE"))
                .isEqualTo(settled);
        assertThat(manifest.states().get("IMMATURE")).isPositive();
        assertThat(whole.cuts()).isNull();
    }

    @Test
    void shouldWriteTheSameBytesHoweverTheRowsLieInObjects() {
        // Given
        TrainingRequest request = request(5, SplitRule.PATIENT_AND_TIME);

        // When
        List<String> few = checksums(build(trial(1_000), request));
        List<String> many = checksums(build(trial(37), request));

        // Then
        assertThat(many).isEqualTo(few);
    }

    private static List<String> checksums(TrainingManifest manifest) {
        return manifest.files().stream().map(TrainingFile::sha256).toList();
    }

    private static Part part(TrainingManifest manifest, Split split) {
        return Objects.requireNonNull(manifest.splits().get(split.label()));
    }

    private TrainingManifest build(TrialStore trial, TrainingRequest request) {
        return new TrainingBuilder(trial.bucket(), trial.decoder(), folder, knownAt -> {})
                .build(request, Progress.NONE);
    }

    private List<String> column(TrialStore trial, TrainingRequest request, Split split, String expression) {
        return new TrainingFiles(trial.bucket(), folder).column(request.id(), split, expression);
    }

    private static TrainingRequest request(long seed, SplitRule rule) {
        return new TrainingRequest(
                new Dates(FIRST, FIRST.plusDays(DAYS)),
                Instant.parse(FIRST.plusDays(DAYS) + "T00:00:00Z"),
                new LabelChoice(
                        Label.ADVERSE_EVENT, new LabelDefinition(LabelEvents.TREATMENT_EMERGENT, Duration.ZERO)),
                List.of("heart_rate_last", "heart_rate_mean_6h"),
                new SplitPlan(rule, seed),
                new TreeMap<>(Map.of()));
    }

    /** Readings every four hours; every patient some hours after the one before; an adverse event now and then. */
    private static TrialStore trial(int rowsPerObject) {
        Random random = new Random(42);
        TrialStore trial = new TrialStore(rowsPerObject);
        Instant start = Instant.parse(FIRST + "T00:00:00Z");
        for (int patient = 0; patient < PATIENTS; patient++) {
            trial.dosed("PT" + patient, start.plusMillis(patient));
        }
        for (int hour = 1; hour < DAYS * 24; hour += 4) {
            for (int patient = 0; patient < PATIENTS; patient++) {
                Instant at = start.plus(hour, ChronoUnit.HOURS).plusSeconds(patient);
                trial.heartRate("PT" + patient, Integer.toString(60 + random.nextInt(60)), at);
                if (random.nextInt(50) == 0) {
                    trial.adverseEvent("PT" + patient, "AE-" + hour, at, at.plusMillis(500));
                }
            }
        }
        trial.flush();
        return trial;
    }
}
