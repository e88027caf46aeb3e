package io.clinstream.features.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.engine.label.Label;
import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.engine.label.LabelEvents;
import io.clinstream.features.training.InvalidTrainingRequestException;
import io.clinstream.features.training.LabelChoice;
import io.clinstream.features.training.RowSelection.Dates;
import io.clinstream.features.training.SplitPlan;
import io.clinstream.features.training.SplitRule;
import io.clinstream.features.training.TrainingBuilder;
import io.clinstream.features.training.TrainingManifest;
import io.clinstream.features.training.TrainingManifest.SealedInput;
import io.clinstream.features.training.TrainingManifest.TrainingFile;
import io.clinstream.features.training.TrainingRequest;
import io.clinstream.features.training.TrialStore;
import io.clinstream.features.workspace.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training sets of sealed dates. */
class SealedTrainingTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final LabelDefinition LABELS =
            new LabelDefinition(LabelEvents.TREATMENT_EMERGENT, Duration.ofDays(1));
    private static final Instant PUBLISHED = Instant.parse("2026-11-25T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void shouldHoldTheSameRowsWhetherTheDatesAreSealedOrNot() {
        // Given
        TrialStore open = trial();
        TrialStore sealed = trial();
        seal(sealed, PUBLISHED);

        // When
        TrainingManifest fromObjects = build(open, request(PUBLISHED, Map.of()));
        TrainingManifest fromSealed = build(sealed, request(PUBLISHED, Map.of()));

        // Then
        assertThat(checksums(fromSealed)).isEqualTo(checksums(fromObjects));
        assertThat(fromSealed.states()).isEqualTo(fromObjects.states());
        assertThat(fromSealed.states().get("POSITIVE")).isPositive();
        assertThat(fromSealed.states().get("NEGATIVE_MATURE")).isPositive();
        assertThat(fromSealed.sealed()).extracting(SealedInput::date).containsExactly(DAY, DAY.plusDays(1));
        assertThat(fromSealed.offline()).isEmpty();
        assertThat(fromObjects.sealed()).isEmpty();
        assertThat(fromObjects.offline()).isNotEmpty();
    }

    @Test
    void shouldKeepToTheVersionThatWasPublishedByTheCutOff() {
        // Given
        TrialStore trial = trial();
        seal(trial, PUBLISHED);
        TrainingRequest request = request(PUBLISHED, Map.of());
        TrainingManifest first = build(trial, request);

        // When: a late report makes a second version
        trial.adverseEvent("PT3", "AE-9", at(10), PUBLISHED.plusSeconds(3_600));
        trial.flush();
        seal(trial, PUBLISHED.plusSeconds(7_200));

        // Then
        assertThat(builder(trial).differences(request, Progress.NONE)).isEmpty();
        TrainingManifest second = build(trial, request(PUBLISHED.plusSeconds(7_200), Map.of()));
        assertThat(second.sealed()).extracting(SealedInput::version).containsExactly(2, 1);
        assertThat(second.states().get("POSITIVE")).isGreaterThan(first.states().get("POSITIVE"));
        assertThat(checksums(build(trial, request(PUBLISHED.plusSeconds(7_200), Map.of(DAY, 1)))))
                .isEqualTo(checksums(first));
    }

    @Test
    void shouldReadTheOfflineStoreWhereNothingWasSealedByTheCutOff() {
        // Given
        TrialStore trial = trial();
        TrainingRequest request = request(PUBLISHED.minusMillis(1), Map.of());
        TrainingManifest before = build(trial, request);

        // When
        seal(trial, PUBLISHED);

        // Then
        assertThat(before.sealed()).isEmpty();
        assertThat(builder(trial).differences(request, Progress.NONE)).isEmpty();
    }

    @Test
    void shouldRefuseAVersionThatDoesNotExistOrKnowsTooMuch() {
        // Given
        TrialStore trial = trial();
        seal(trial, PUBLISHED);

        // When, Then
        assertThatThrownBy(() -> build(trial, request(PUBLISHED, Map.of(DAY, 7))))
                .isInstanceOf(InvalidTrainingRequestException.class)
                .hasMessageContaining("version 7 of 2026-11-20, which does not exist");
        assertThatThrownBy(() -> build(trial, request(PUBLISHED.minusSeconds(1), Map.of(DAY, 1))))
                .isInstanceOf(InvalidTrainingRequestException.class)
                .hasMessageContaining("labels know more than known_at allows");
    }

    private static List<String> checksums(TrainingManifest manifest) {
        return manifest.files().stream().map(TrainingFile::sha256).toList();
    }

    private TrainingManifest build(TrialStore trial, TrainingRequest request) {
        return builder(trial).build(request, Progress.NONE);
    }

    private TrainingBuilder builder(TrialStore trial) {
        return new TrainingBuilder(trial.bucket(), trial.decoder(), folder, knownAt -> {});
    }

    private void seal(TrialStore trial, Instant now) {
        LogProgress log = new LogProgress() {
            @Override
            public Instant frontier() {
                return now;
            }

            @Override
            public Optional<String> missing(LocalDate date) {
                return Optional.empty();
            }
        };
        SealSettings settings = new SealSettings(
                LABELS, folder.resolve("seal-" + System.identityHashCode(trial)), 256, Duration.ofSeconds(5));
        new SealRun(trial.bucket(), trial.decoder(), settings, log, Clock.fixed(now, ZoneOffset.UTC))
                .run(SealRequest.DUE, Progress.NONE);
    }

    private static TrainingRequest request(Instant knownAt, Map<LocalDate, Integer> versions) {
        return new TrainingRequest(
                new Dates(DAY, DAY.plusDays(1)),
                knownAt,
                new LabelChoice(Label.ADVERSE_EVENT, LABELS),
                List.of(),
                new SplitPlan(SplitRule.PATIENT, 1),
                new TreeMap<>(versions));
    }

    private static TrialStore trial() {
        TrialStore trial = new TrialStore(50);
        for (int patient = 0; patient < 10; patient++) {
            trial.dosed("PT" + patient, at(0).plusMillis(patient));
        }
        for (int hour = 1; hour < 44; hour += 6) {
            for (int patient = 0; patient < 10; patient++) {
                trial.heartRate("PT" + patient, Integer.toString(60 + hour), at(hour).plusMillis(patient));
            }
        }
        trial.adverseEvent("PT2", "AE-1", at(20), at(44));
        trial.flush();
        return trial;
    }

    private static Instant at(int hour) {
        return Instant.parse(DAY + "T00:00:00Z").plus(Duration.ofHours(hour));
    }
}
