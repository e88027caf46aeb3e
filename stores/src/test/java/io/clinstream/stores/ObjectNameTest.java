package io.clinstream.stores;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectNameTest {

    @Test
    void shouldReadTheNameThatItWrites() {
        ObjectName name = new ObjectName("clinical.features", "dN3xwEor", 3, 1803, "parquet");

        assertThat(name.fileName()).isEqualTo("clinical.features.dN3xwEor.00003.00000000000000001803.parquet");
        assertThat(ObjectName.find("features/offline/date=2026-11-20/" + name.fileName()))
                .contains(name);
    }

    @Test
    void shouldKeepAnExtensionOfTwoParts() {
        ObjectName name = new ObjectName("clinical.events", "-_3xwEor", 0, 0, "ndjson.gz");

        assertThat(ObjectName.find(name.fileName())).contains(name);
    }

    @Test
    void shouldFindNothingInAForeignName() {
        assertThat(ObjectName.find("features/offline/date=2026-11-20/part-0.parquet"))
                .isEmpty();
    }
}
