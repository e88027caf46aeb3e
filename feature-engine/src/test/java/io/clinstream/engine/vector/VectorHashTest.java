package io.clinstream.engine.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VectorHashTest {

    private static final List<@Nullable Double> VALUES = Arrays.asList(1.5, null, -3.0);

    @Test
    void shouldHashFeatureSetPatientInstantAndValues() throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write("00ff".getBytes(StandardCharsets.UTF_8));
            out.write("PT00042".getBytes(StandardCharsets.UTF_8));
            out.writeLong(1_768_435_200_000L);
            out.writeByte(0);
            out.writeDouble(1.5);
            out.writeByte(1);
            out.writeLong(0);
            out.writeByte(0);
            out.writeDouble(-3.0);
        }
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));

        assertThat(VectorHash.sha256("00ff", "PT00042", 1_768_435_200_000L, VALUES))
                .isEqualTo(expected)
                .isEqualTo(VectorHash.sha256("00ff", "PT00042", 1_768_435_200_000L, VALUES));
    }

    @Test
    void shouldTakeNegativeZeroAsZeroAndNullAsNeither() {
        String zero = VectorHash.sha256("00ff", "PT00042", 0, List.of(0.0));

        assertThat(VectorHash.sha256("00ff", "PT00042", 0, List.of(-0.0))).isEqualTo(zero);
        assertThat(VectorHash.sha256("00ff", "PT00042", 0, Arrays.asList((Double) null)))
                .isNotEqualTo(zero);
    }

    @Test
    void shouldChangeWithEachPart() {
        String hash = VectorHash.sha256("00ff", "PT00042", 0, VALUES);

        assertThat(VectorHash.sha256("00fe", "PT00042", 0, VALUES)).isNotEqualTo(hash);
        assertThat(VectorHash.sha256("00ff", "PT00043", 0, VALUES)).isNotEqualTo(hash);
        assertThat(VectorHash.sha256("00ff", "PT00042", 1, VALUES)).isNotEqualTo(hash);
        assertThat(VectorHash.sha256("00ff", "PT00042", 0, Arrays.asList(1.5, null, 3.0)))
                .isNotEqualTo(hash);
    }
}
