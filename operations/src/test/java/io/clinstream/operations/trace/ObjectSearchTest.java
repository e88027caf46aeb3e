package io.clinstream.operations.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.contract.Topics;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.objects.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ObjectSearchTest {

    private static final Instant AT = Instant.parse("2026-11-20T07:30:00Z");
    private static final String FOLDER = "raw/clinical.vitals/date=2026-11-20/hour=07/";

    private final ObjectStore store = new InMemoryObjectStore(Clock.systemUTC());
    private final ObjectSearch search = new ObjectSearch(store, Topics.byDefault());

    @Test
    void shouldFindTheLineOfARecordInTheObjectThatBeginsBeforeIt() throws IOException {
        // Given
        store.putIfAbsent(
                FOLDER + "clinical.vitals.abc.00002.00000000000000000000.ndjson.gz", lines(0, 1, 2), Map.of());
        store.putIfAbsent(
                FOLDER + "clinical.vitals.abc.00002.00000000000000000003.ndjson.gz", lines(3, 5, 6), Map.of());
        store.putIfAbsent(FOLDER + "clinical.vitals.abc.00001.00000000000000000004.ndjson.gz", lines(4, 5), Map.of());

        // When / Then
        assertThat(search.bronze(new Position("clinical.vitals", 2, 5, AT)))
                .contains(FOLDER + "clinical.vitals.abc.00002.00000000000000000003.ndjson.gz line 2");
        assertThat(search.bronze(new Position("clinical.vitals", 2, 7, AT))).isEmpty();
        assertThat(search.bronze(new Position("clinical.vitals", 3, 5, AT))).isEmpty();
    }

    @Test
    void shouldFindTheParquetObjectOfAnAcceptedRowByItsLastOffset() {
        // Given
        String key = "processed/labs/date=2026-11-20/clinical.labs.accepted.abc.00000.00000000000000000010.parquet";
        store.putIfAbsent(key, new byte[1], Map.of("last-offset", "19"));

        // When / Then
        assertThat(search.parquet(new Position("clinical.labs.accepted", 0, 19, AT)))
                .contains(key);
        assertThat(search.parquet(new Position("clinical.labs.accepted", 0, 20, AT)))
                .isEmpty();
        assertThat(search.parquet(new Position("clinical.labs.accepted", 0, 9, AT)))
                .isEmpty();
    }

    private static byte[] lines(long... offsets) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (long offset : offsets) {
                gzip.write(("{\"offset\":" + offset + "}\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return packed.toByteArray();
    }
}
