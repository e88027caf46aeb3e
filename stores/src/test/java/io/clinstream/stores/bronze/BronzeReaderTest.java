package io.clinstream.stores.bronze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BronzeReaderTest {

    private static final String LINE = "{\"topic\":\"t\",\"partition\":0,\"offset\":%d,\"append_time\":\"x\","
            + "\"append_time_ms\":%d,\"key\":\"p\",\"headers\":{\"offset\":[\"1\"]},\"schema_id\":1,"
            + "\"value\":{\"offset\":77,\"payload_base64\":\"bad\"},\"payload_encoding\":\"base64\","
            + "\"payload_base64\":%s}\n";

    @Test
    void shouldReadOffsetTimeAndOriginalBytes() throws IOException {
        List<BronzeRecord> records =
                all(4, 6, zipped(LINE.formatted(4, 1000, "\"AAEC\""), LINE.formatted(6, 900, "null")));

        assertThat(records).extracting(BronzeRecord::offset).containsExactly(4L, 6L);
        assertThat(records).extracting(BronzeRecord::appendTime).containsExactly(1000L, 900L);
        assertThat(records.get(0).value()).containsExactly(0, 1, 2);
        assertThat(records.get(1).value()).isNull();
    }

    @Test
    void shouldRefuseAnObjectThatEndsElsewhereThanItSays() throws IOException {
        byte[] content = zipped(LINE.formatted(4, 1000, "\"AAEC\""));

        assertThatThrownBy(() -> all(4, 6, content))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("ends at offset 4, but says 6");
    }

    @Test
    void shouldRefuseAnObjectOutOfOrder() throws IOException {
        byte[] content = zipped(LINE.formatted(4, 1000, "null"), LINE.formatted(4, 1000, "null"));

        assertThatThrownBy(() -> all(4, 4, content)).isInstanceOf(BrokenChainException.class);
    }

    @Test
    void shouldRefuseAnEncodingItDoesNotKnow() throws IOException {
        byte[] content = zipped(LINE.formatted(4, 1000, "null").replace("\"base64\"", "\"sealed\""));

        assertThatThrownBy(() -> all(4, 4, content))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("sealed");
    }

    @Test
    void shouldRefuseATruncatedObject() throws IOException {
        byte[] content = zipped(LINE.formatted(4, 1000, "null"), LINE.formatted(5, 1000, "null"));

        assertThatThrownBy(() -> all(4, 5, Arrays.copyOf(content, content.length / 2)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("key");
    }

    private static List<BronzeRecord> all(long first, long last, byte[] content) {
        BronzeObject object = new BronzeObject("key", first, last, OptionalLong.empty(), content.length);
        List<BronzeRecord> records = new ArrayList<>();
        try (BronzeReader reader = new BronzeReader(object, new ByteArrayInputStream(content))) {
            for (BronzeRecord next = reader.next(); next != null; next = reader.next()) {
                records.add(next);
            }
        }
        return records;
    }

    private static byte[] zipped(String... lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (String line : lines) {
                gzip.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
