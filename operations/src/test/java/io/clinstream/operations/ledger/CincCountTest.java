package io.clinstream.operations.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CincCountTest {

    @TempDir
    private Path folder;

    @Test
    void shouldCountEveryValueOfAColumnOfOursAsOftenAsItWasLoaded() throws IOException {
        // Given
        Files.writeString(folder.resolve("p000001.psv"), """
                HR|EtCO2|Lactate|Age|Gender|HospAdmTime|ICULOS|SepsisLabel
                80|40|NaN|70|1|-3|1|0
                NaN|NaN|2.1|70|1|-3|2|1
                90|NaN|NaN|70|1|-3|3|1
                """);

        // When
        Map<String, Long> counts = new TreeMap<>();
        new CincCount(folder, 2)
                .count((kind, patient, code, times) ->
                        counts.merge(kind + " " + patient + " " + code, times, Long::sum));

        // Then
        assertThat(counts)
                .containsOnly(
                        Map.entry("VITALS p000001 heart_rate", 4L),
                        Map.entry("LABS p000001 lactate", 2L),
                        Map.entry("ADVERSE_EVENTS p000001 adverse_event", 2L),
                        Map.entry("SUBJECTS p000001 subject", 2L));
    }
}
