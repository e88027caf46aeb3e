package io.clinstream.stores.bronze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.stores.ObjectName;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BronzeChainTest {

    private static final String TOPIC = "clinical.events";
    private static final String ID = "dN3xwEor";

    private final InMemoryObjectStore store = new InMemoryObjectStore(Clock.systemUTC());

    @Test
    void shouldListTheObjectsOfAPartitionInOffsetOrder() {
        put(1, 0, 9, OptionalLong.of(-1), "date=2026-01-02/hour=00");
        put(0, 11, 20, OptionalLong.of(9), "date=2026-01-01/hour=01");
        put(0, 0, 9, OptionalLong.of(-1), "date=2026-01-01/hour=02");

        List<BronzeChain> chains = BronzeChain.of(store, TOPIC, "");

        assertThat(chains).extracting(BronzeChain::partition).containsExactly(0, 1);
        assertThat(chains.get(0).objects())
                .extracting(BronzeObject::firstOffset)
                .containsExactly(0L, 11L);
        assertThat(chains.get(0).lastOffset()).isEqualTo(20);
    }

    @Test
    void shouldTakeAnyHoleBetweenNeighboursForAnAbort() {
        put(0, 2, 9, OptionalLong.of(-1), "date=2026-01-01/hour=00");
        put(0, 5_000, 5_100, OptionalLong.of(9), "date=2026-01-01/hour=01");

        assertThat(BronzeChain.of(store, TOPIC, ID).get(0).objects()).hasSize(2);
    }

    @Test
    void shouldNameTheObjectThatIsMissing() {
        put(3, 0, 9, OptionalLong.of(-1), "date=2026-01-01/hour=00");
        put(3, 13, 20, OptionalLong.of(11), "date=2026-01-01/hour=02");

        assertThatThrownBy(() -> BronzeChain.of(store, TOPIC, ""))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("clinical.events.dN3xwEor.00003.00000000000000000010.ndjson.gz")
                .hasMessageContaining("ending at offset 11");
    }

    @Test
    void shouldMissTheBeginningOfTheLog() {
        put(0, 1_000, 1_100, OptionalLong.of(999), "date=2026-01-01/hour=00");

        assertThatThrownBy(() -> BronzeChain.of(store, TOPIC, ""))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("between the beginning of the log and");
    }

    @Test
    void shouldMissTheFirstObjectOfWhichTheSecondSpeaks() {
        put(0, 3, 20, OptionalLong.of(2), "date=2026-01-01/hour=00");

        assertThatThrownBy(() -> BronzeChain.of(store, TOPIC, ""))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("ending at offset 2");
    }

    @Test
    void shouldJudgeByTheSizeOfTheHoleWhereObjectsDoNotSayWhatTheyFollow() {
        put(0, 0, 9, OptionalLong.empty(), "date=2026-01-01/hour=00");
        put(0, 10 + BronzeChain.MOST_MARKERS, 99, OptionalLong.empty(), "date=2026-01-01/hour=01");
        assertThat(BronzeChain.of(store, TOPIC, "")).hasSize(1);

        put(0, 101 + BronzeChain.MOST_MARKERS, 999, OptionalLong.empty(), "date=2026-01-01/hour=02");
        assertThatThrownBy(() -> BronzeChain.of(store, TOPIC, "")).isInstanceOf(BrokenChainException.class);
    }

    @Test
    void shouldRefuseAnOverlap() {
        put(0, 0, 9, OptionalLong.of(-1), "date=2026-01-01/hour=00");
        put(0, 9, 20, OptionalLong.of(9), "date=2026-01-01/hour=01");

        assertThatThrownBy(() -> BronzeChain.of(store, TOPIC, ""))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("begins before");
    }

    @Test
    void shouldAskWhichTopicWhereOneWasMadeAnew() {
        put(0, 0, 9, OptionalLong.of(-1), "date=2026-01-01/hour=00");
        store.putIfAbsent(
                "raw/" + TOPIC + "/date=2026-01-02/hour=00/"
                        + new ObjectName(TOPIC, "newnewId", 0, 0, "ndjson.gz").fileName(),
                new byte[0],
                Map.of("last-offset", "4", "follows", "-1"));

        assertThatThrownBy(() -> BronzeChain.of(store, TOPIC, ""))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining(ID)
                .hasMessageContaining("newnewId");
        assertThat(BronzeChain.of(store, TOPIC, "newnewId").get(0).lastOffset()).isEqualTo(4);
    }

    @Test
    void shouldEndWhereItIsPinned() {
        put(0, 0, 9, OptionalLong.of(-1), "date=2026-01-01/hour=00");
        put(0, 10, 20, OptionalLong.of(9), "date=2026-01-01/hour=01");
        BronzeChain chain = BronzeChain.of(store, TOPIC, "").get(0);

        assertThat(chain.upTo(9).objects()).hasSize(1);
        assertThatThrownBy(() -> chain.upTo(15)).isInstanceOf(BrokenChainException.class);
    }

    private void put(int partition, long first, long last, OptionalLong follows, String folder) {
        Map<String, String> metadata = new HashMap<>(Map.of("last-offset", Long.toString(last)));
        follows.ifPresent(end -> metadata.put("follows", Long.toString(end)));
        String name = new ObjectName(TOPIC, ID, partition, first, "ndjson.gz").fileName();
        store.putIfAbsent("raw/" + TOPIC + "/" + folder + "/" + name, new byte[0], metadata);
    }
}
