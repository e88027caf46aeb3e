package io.clinstream.features.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.engine.label.Label;
import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.engine.label.LabelEvents;
import io.clinstream.features.training.RowSelection.Dates;
import io.clinstream.features.training.RowSelection.Instants;
import io.clinstream.features.workspace.Progress;
import io.clinstream.stores.Checksum;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training sets of a trial in the files the sinks write. */
class TrainingBuilderTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final String PATIENT = patientOf(Split.TRAIN);

    @TempDir
    private Path folder;

    @Test
    void shouldBuildTheSetOfNoonAsKnownBeforeTheCorrectionTheSameBeforeAndAfterIt() {
        // Given: drawn at 08:00, resulted at 11:00; an event at 12:10 makes the label positive
        TrialStore early = new TrialStore(100);
        TrialStore late = new TrialStore(100);
        for (TrialStore trial : List.of(early, late)) {
            untilNoon(trial);
        }
        TrainingRequest before = dates("12:30");

        // When: one is built before the correction at 13:00, the other after it
        build(early, before);
        correct(early);
        correct(late);
        build(late, before);

        // Then
        assertThat(checksums(late, before)).hasSize(4).isEqualTo(checksums(early, before));
        assertThat(builder(early).differences(before, Progress.NONE)).isEmpty();
        assertThat(column(early, before, "lab_potassium_last")).containsExactly("null", "4.1");
    }

    @Test
    void shouldHoldTheCorrectionInTheSetAsKnownAfterIt() {
        // Given
        TrialStore trial = new TrialStore(100);
        untilNoon(trial);
        TrainingManifest before = build(trial, dates("12:30"));
        correct(trial);

        // When
        TrainingManifest after = build(trial, dates("14:00"));

        // Then
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.files().get(0).sha256())
                .isNotEqualTo(before.files().get(0).sha256());
        assertThat(column(trial, dates("14:00"), "lab_potassium_last")).containsExactly("null", "4.1", "4.1", "5.3");
    }

    @Test
    void shouldServeAListWhatWasServedThenAndRecomputeItOnlyWhereAsked() {
        // Given
        TrialStore trial = new TrialStore(100);
        untilNoon(trial);
        correct(trial);

        // When
        List<String> values = new ArrayList<>();
        for (Knowledge knowledge : Knowledge.values()) {
            for (String knownAt : List.of("12:30", "14:00")) {
                TrainingRequest request = noon(knowledge, knownAt);
                build(trial, request);
                values.addAll(column(trial, request, "lab_potassium_last"));
            }
        }

        // Then: served at 12:00 is 4.1 whatever came later; as known at 14:00 it is the corrected value
        assertThat(values).containsExactly("4.1", "4.1", "4.1", "5.3");
    }

    private static void untilNoon(TrialStore trial) {
        trial.dosed(PATIENT, at("06:00"));
        trial.lab(PATIENT, "potassium", "4.1", at("08:00"), at("11:00"), 1);
        trial.adverseEvent(PATIENT, "AE-1", at("12:10"), at("12:20"));
        trial.flush();
    }

    private static void correct(TrialStore trial) {
        trial.lab(PATIENT, "potassium", "5.3", at("08:00"), at("13:00"), 2);
        trial.adverseEvent(PATIENT, "AE-2", at("13:30"), at("13:40"));
        trial.flush();
    }

    private TrainingManifest build(TrialStore trial, TrainingRequest request) {
        return builder(trial).build(request, Progress.NONE);
    }

    private TrainingBuilder builder(TrialStore trial) {
        return new TrainingBuilder(trial.bucket(), trial.decoder(), folder, knownAt -> {});
    }

    private static Map<String, String> checksums(TrialStore trial, TrainingRequest request) {
        Map<String, String> checksums = new TreeMap<>();
        trial.bucket()
                .list(TrainingSets.FOLDER + request.id())
                .forEach(object -> checksums.put(
                        object.key(),
                        Checksum.of(trial.bucket().find(object.key()).orElseThrow())));
        return checksums;
    }

    private List<String> column(TrialStore trial, TrainingRequest request, String column) {
        return new TrainingFiles(trial.bucket(), folder).column(request.id(), Split.TRAIN, column);
    }

    private static TrainingRequest dates(String knownAt) {
        return request(new Dates(DAY, DAY), knownAt);
    }

    private static TrainingRequest noon(Knowledge knowledge, String knownAt) {
        return request(
                new Instants(List.of(new PatientInstant(PATIENT, at("12:00"))), knowledge, Instants.DEFAULT_MAX_AGE),
                knownAt);
    }

    private static TrainingRequest request(RowSelection rows, String knownAt) {
        return new TrainingRequest(
                rows,
                at(knownAt),
                new LabelChoice(
                        Label.ADVERSE_EVENT, new LabelDefinition(LabelEvents.TREATMENT_EMERGENT, Duration.ZERO)),
                List.of(),
                new SplitPlan(SplitRule.PATIENT, 1),
                new TreeMap<>());
    }

    private static Instant at(String time) {
        return Instant.parse(DAY + "T" + time + ":00Z");
    }

    private static String patientOf(Split split) {
        PatientDraw draw = new PatientDraw(1);
        int number = 1;
        while (draw.of("PT" + number) != split) {
            number++;
        }
        return "PT" + number;
    }
}
