package io.clinstream.features.backfill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.engine.catalog.FeatureCatalog;
import io.clinstream.features.backfill.BackfillManifest;
import io.clinstream.features.parquet.VectorContent;
import io.clinstream.features.parquet.VectorFile;
import io.clinstream.features.parquet.VectorRow;
import io.clinstream.features.workspace.Progress;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.VectorTrigger;
import io.clinstream.stores.SourceRange;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final LocalDate DATE = LocalDate.parse("2026-01-10");
    private static final FeatureCatalog CATALOG = FeatureCatalog.current();
    private static final String BACKFILLED = "features/backfill/b/date=2026-01-10/part-00000.parquet";
    private static final String OFFLINE =
            "features/offline/date=2026-01-11/clinical.features.AbCdEfGh.00000.00000000000000000000.parquet";

    private final InMemoryObjectStore store = new InMemoryObjectStore(Clock.systemUTC());

    @TempDir
    private Path folder;

    @Test
    void shouldFindNothingWhereBothAreTheSame() {
        put(BACKFILLED, file(-1, 20, -1, 0));
        put(OFFLINE, file(0, 20, -1, 0));

        Differences differences = compared(20);

        assertThat(differences.none()).isTrue();
        assertThat(differences.compared()).isEqualTo(20);
        assertThat(differences.columns()).containsKeys("heart_rate_last", "known_at", "vector_sha256");
        assertThat(differences.columns().get("heart_rate_last").equal()).isEqualTo(20);
    }

    @Test
    void shouldNameTheOneValueThatDiffersInItsLastBit() {
        put(BACKFILLED, file(-1, 20, -1, 0));
        put(OFFLINE, file(0, 20, 7, Math.nextUp(72.0)));

        Differences differences = compared(20);

        assertThat(differences.none()).isFalse();
        Differences.Column heartRate = differences.columns().get("heart_rate_last");
        assertThat(heartRate.different()).isEqualTo(1);
        assertThat(heartRate.first())
                .isEqualTo(new Differences.First(2, 107, 0, "72.0", Double.toString(Math.nextUp(72.0))));
        assertThat(differences.columns().values())
                .filteredOn(column -> column.different() > 0)
                .hasSize(1);
    }

    @Test
    void shouldCountRowsThatOnlyOneSideHas() {
        put(BACKFILLED, file(-1, 15, -1, 0));
        put(OFFLINE, file(0, 20, -1, 0));

        Differences differences = compared(15);

        assertThat(differences.compared()).isEqualTo(15);
        assertThat(differences.onlyInStore()).isEqualTo(5);
        assertThat(differences.onlyInBackfill()).isZero();
        assertThat(differences.none()).isFalse();
    }

    @Test
    void shouldLeaveOutWhatWasWrittenSinceTheReplayedLogEnded() {
        put(BACKFILLED, file(-1, 15, -1, 0));
        put(OFFLINE, file(0, 20, -1, 0));

        Differences differences = compared(15, new SourceRange("clinical.events", "AbCdEfGh", 2, 0, 114, 115));

        assertThat(differences.compared()).isEqualTo(15);
        assertThat(differences.onlyInStore()).isZero();
        assertThat(differences.none()).isTrue();
    }

    private Differences compared(int rows, SourceRange... inputs) {
        BackfillManifest manifest = new BackfillManifest(
                BackfillManifest.FORMAT,
                "b",
                null,
                DATE,
                CATALOG.featureSet(),
                "2",
                "1",
                1,
                List.of(inputs),
                0,
                0,
                List.of(new BackfillManifest.File(BACKFILLED, DATE, 1, "0", rows)),
                rows);
        return new Comparison(store, manifest, folder).with(StoreFiles.offline, Progress.NONE);
    }

    private void put(String key, byte[] content) {
        store.putIfAbsent(key, content, Map.of());
    }

    /** Rows at offsets from 100; one of them may have another heart rate. */
    private static byte[] file(int featuresPartition, int rows, int other, double otherValue) {
        VectorFile file = new VectorFile(CATALOG);
        long begin = Instant.parse("2026-01-10T12:00:00Z").toEpochMilli();
        for (int row = 0; row < rows; row++) {
            double[] values = new double[CATALOG.size()];
            Arrays.fill(values, Double.NaN);
            values[CATALOG.indexOf("heart_rate_last")] = row == other ? otherValue : 72.0;
            file.add(
                    new VectorRow(
                            "PT" + row % 3,
                            "S1",
                            null,
                            begin + row,
                            VectorTrigger.EVENT,
                            "e-" + row,
                            2,
                            100 + row,
                            0,
                            1,
                            ClockMode.LIVE,
                            begin + row,
                            featuresPartition,
                            featuresPartition < 0 ? -1 : row,
                            begin + row),
                    new VectorContent(
                            begin + row,
                            OptionalLong.of(begin),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            "ab".repeat(32),
                            values));
        }
        return file.finish();
    }
}
