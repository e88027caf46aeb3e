package io.clinstream.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.training.TrainingFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetTest {

    @TempDir
    private Path folder;

    @Test
    void shouldReadWhatTheFeatureServiceWrote() throws Exception {
        TrainingFolder.in(folder).write();

        TrainingSet set = TrainingSet.read(folder, LeastSizes.USUAL, text -> {});

        assertThat(set.facts().label()).isEqualTo("adverse_event_24h");
        assertThat(set.train().size()).isEqualTo(200 * 20);
        assertThat(set.train().patientCount()).isEqualTo(200);
        assertThat(set.validation().patientCount()).isEqualTo(100);
        assertThat(set.train().columns()).isEqualTo(TrainingFolder.FEATURES);
        assertThat(set.train().positives()).isBetween(100, 3_000);
        assertThat(set.train().patientId(0)).isEqualTo("1-00000");
        assertThat(set.train().site(0)).isEqualTo("SITE0");
        assertThat(set.train().study(0)).isEqualTo("ST");
        assertThat(set.train().sex(0)).isEqualTo(Sex.FEMALE);
        assertThat(set.train().instant(1) - set.train().instant(0)).isEqualTo(3_600_000);
        assertThat(set.train().value(0, set.train().place("spo2_last"))).isNaN();
        assertThat(set.train().value(1, set.train().place("spo2_last"))).isEqualTo(97);
    }

    @Test
    void shouldRefuseAnotherFeatureSet() throws Exception {
        TrainingFolder.in(folder).ofFeatureSet("ffffffffffffffff").write();

        assertThatThrownBy(() -> TrainingSet.read(folder, LeastSizes.USUAL, text -> {}))
                .isInstanceOf(UnusableTrainingSetException.class)
                .hasMessageContaining("was of ffffffffffffffff: build it again");
    }

    @Test
    void shouldRefuseLabelsThatAreNotSettled() throws Exception {
        TrainingFolder.in(folder).withState("IMMATURE").write();

        assertThatThrownBy(() -> TrainingSet.read(folder, LeastSizes.USUAL, text -> {}))
                .isInstanceOf(UnusableTrainingSetException.class)
                .hasMessageContaining(
                        "label_state of every row in train.parquet must be NEGATIVE_MATURE or POSITIVE, was"
                                + " also IMMATURE");
    }

    @Test
    void shouldRefuseTooFewPatients() throws Exception {
        TrainingFolder.in(folder).withPatients(18).write();

        assertThatThrownBy(() -> TrainingSet.read(folder, LeastSizes.USUAL, text -> {}))
                .isInstanceOf(UnusableTrainingSetException.class)
                .hasMessageContaining("the train part must have 20 patients or more, has 18");
        assertThat(TrainingSet.read(folder, new LeastSizes(5, 1), text -> {})
                        .train()
                        .patientCount())
                .isEqualTo(18);
    }

    @Test
    void shouldRefuseAFileThatWasChanged() throws Exception {
        TrainingFolder.in(folder).write();
        Files.write(folder.resolve("test.parquet"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> TrainingSet.read(folder, LeastSizes.USUAL, text -> {}))
                .hasMessageContaining("test.parquet is not what its manifest says");
    }

    @Test
    void shouldFetchATrainingSetOnceFromTheBucket() throws Exception {
        Path written = Files.createDirectory(folder.resolve("written"));
        TrainingFolder.in(written).write();
        InMemoryObjectStore store = new InMemoryObjectStore(Clock.systemUTC());
        for (String file : List.of("train.parquet", "validation.parquet", "test.parquet", "manifest.json")) {
            store.putIfAbsent("features/training/0123456789abcdef/" + file, written.resolve(file), Map.of());
        }
        List<String> said = new ArrayList<>();
        StoredTrainingSets stored = new StoredTrainingSets(store, folder.resolve("copies"));

        Path copy = stored.fetch("0123456789abcdef", said::add);
        stored.fetch("0123456789abcdef", said::add);

        assertThat(said).hasSize(3);
        assertThat(TrainingSet.read(copy, LeastSizes.USUAL, text -> {}).test().size())
                .isEqualTo(2_000);
        assertThatThrownBy(() -> stored.fetch("ffffffffffffffff", said::add))
                .hasMessageContaining("no training set ffffffffffffffff");
    }
}
