package io.clinstream.audit.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.audit.proof.AnchorProof;
import io.clinstream.audit.proof.Finding;
import io.clinstream.audit.proof.FindingKind;
import io.clinstream.audit.testing.Ledger;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Anchors go on where the store says, whoever wrote it; what is done to them is found. */
class AnchorWriterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryObjectStore objects = new InMemoryObjectStore(Clock.fixed(NOON, ZoneOffset.UTC));
    private final AnchorStore store = new AnchorStore(objects, Ledger.CHAIN);
    private long offset = 9;

    @Test
    void shouldAnchorOnlyWhatHasMovedAndGoOnInANewProcess() throws Exception {
        AnchorWriter first = writer(NOON);
        assertThat(first.anchor()).isEqualTo(AnchorWriter.Outcome.ANCHORED);
        assertThat(first.anchor()).isEqualTo(AnchorWriter.Outcome.UNCHANGED);

        offset = 19;
        AnchorWriter restarted = writer(NOON.plusSeconds(300));
        assertThat(restarted.anchor()).isEqualTo(AnchorWriter.Outcome.ANCHORED);
        assertThat(first.anchor()).as("another instance saw it").isEqualTo(AnchorWriter.Outcome.UNCHANGED);

        assertThat(anchors()).extracting(Anchor::number).containsExactly(1L, 2L);
        assertThat(anchors().get(1).heads()).containsExactly(new AnchoredHead(0, 19, 20, "hash 19"));
        assertThat(findings(objects)).isEmpty();
    }

    @Test
    void shouldGoOnOverMidnightAndWhenTheClockWasSetBack() throws Exception {
        writer(NOON).anchor();
        offset = 19;
        AnchorWriter nextDay = writer(NOON.plusSeconds(86_400));
        nextDay.anchor();
        offset = 29;
        writer(NOON.minusSeconds(86_400)).anchor();

        assertThat(anchors()).extracting(Anchor::number).containsExactly(1L, 2L, 3L);
        assertThat(anchors().get(2).at()).isEqualTo(NOON.plusSeconds(86_400));
        assertThat(findings(objects)).isEmpty();
    }

    @Test
    void shouldMakeTheNextOneWhereAnotherInstanceWasFirst() throws Exception {
        writer(NOON).anchor();
        AnchorWriter slow = writer(NOON.plusSeconds(1));
        offset = 19;
        slow.anchor();
        offset = 29;
        writer(NOON.plusSeconds(2)).anchor();
        offset = 39;

        assertThat(slow.anchor()).isEqualTo(AnchorWriter.Outcome.ANCHORED);
        assertThat(anchors()).extracting(Anchor::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(findings(objects)).isEmpty();
    }

    @Test
    void shouldNameAnchorThatIsGone() throws Exception {
        threeAnchors();
        ObjectStore without = copy("000000000002", null);

        assertThat(findings(without))
                .singleElement()
                .extracting(Finding::kind, Finding::offset)
                .containsExactly(FindingKind.ANCHOR_MISSING, 2L);
    }

    @Test
    void shouldNameAnchorThatWasChanged() throws Exception {
        threeAnchors();
        ObjectStore changed = copy("000000000002", "hash 19");

        assertThat(findings(changed))
                .singleElement()
                .extracting(Finding::kind, Finding::offset)
                .containsExactly(FindingKind.ANCHOR_FORGED, 2L);
    }

    @Test
    void shouldNameAnchorsOfAnotherKey() throws Exception {
        new AnchorWriter(
                        known -> List.of(new AnchoredHead(0, 9, 10, "hash")),
                        new AnchorStore(objects, Ledger.FORGER),
                        Clock.fixed(NOON, ZoneOffset.UTC))
                .anchor();

        assertThat(findings(objects)).extracting(Finding::kind).containsExactly(FindingKind.ANCHOR_FORGED);
    }

    private void threeAnchors() throws Exception {
        for (long end : new long[] {9, 19, 29}) {
            offset = end;
            writer(NOON.plusSeconds(end)).anchor();
        }
    }

    /** The anchors in another store: one left out, or with a word of it changed. */
    private ObjectStore copy(String number, @org.jspecify.annotations.Nullable String word) {
        InMemoryObjectStore copy = new InMemoryObjectStore(Clock.fixed(NOON, ZoneOffset.UTC));
        for (ObjectInfo info : objects.list(AnchorStore.PREFIX)) {
            byte[] content = objects.find(info.key()).orElseThrow();
            if (!info.key().contains(number)) {
                copy.putIfAbsent(info.key(), content, Map.of());
            } else if (word != null) {
                String text = new String(content, StandardCharsets.UTF_8);
                assertThat(text).contains(word);
                copy.putIfAbsent(info.key(), text.replace(word, "hash xx").getBytes(StandardCharsets.UTF_8), Map.of());
            }
        }
        return copy;
    }

    private static List<Finding> findings(ObjectStore objects) {
        AnchorProof proof = new AnchorProof();
        new AnchorStore(objects, Ledger.CHAIN).all().forEach(proof::anchor);
        return proof.findings();
    }

    private List<Anchor> anchors() {
        List<Anchor> anchors = new ArrayList<>();
        store.all().forEach(stored -> anchors.add(stored.anchor().orElseThrow()));
        return anchors;
    }

    private AnchorWriter writer(Instant now) {
        HeadSource heads = known -> List.of(new AnchoredHead(0, offset, offset + 1, "hash " + offset));
        return new AnchorWriter(heads, store, Clock.fixed(now, ZoneOffset.UTC));
    }
}
