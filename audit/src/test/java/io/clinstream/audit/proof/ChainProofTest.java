package io.clinstream.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.audit.AuditChain.Link;
import io.clinstream.audit.AuditRow;
import io.clinstream.audit.testing.Ledger;
import io.clinstream.audit.testing.Rows;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Every attack on the table, at many places: it is found, and named for what it is. */
class ChainProofTest {

    private static final int ROWS = 60;
    private static final int ANCHOR_EVERY = 15;
    private static final int TIMES = 40;

    private final Ledger ledger = Ledger.honest(ROWS, ANCHOR_EVERY);

    @Test
    void shouldFindNothingInHonestRows() {
        assertThat(ledger.findings()).isEmpty();
        assertThat(Ledger.honest(7, 100).findings()).isEmpty();
        assertThat(Ledger.honest(0, 1).findings()).isEmpty();
    }

    @Test
    void shouldAcceptTheDatabaseRespellingJson() {
        Link link = ledger.rows.get(5);
        AuditRow row = link.row();
        AuditRow respelled = new AuditRow(
                row.id(),
                row.patientId(),
                row.timestamp(),
                row.predictionScore(),
                row.riskLevel(),
                row.modelVersion(),
                row.latencyMs().stripTrailingZeros(),
                row.featuresUsed().replace(",", " , "),
                row.status(),
                row.contributions().replace(":[", ": ["),
                row.vectorSha256(),
                row.vectorVersion(),
                row.requester(),
                row.partition(),
                row.offset());
        ledger.rows.set(5, new Link(respelled, link.previousHash(), link.rowHash(), link.payloadHmac()));

        assertThat(ledger.findings()).isEmpty();
    }

    @RepeatedTest(TIMES)
    void shouldNameEditedRow(RepetitionInfo times) {
        int place = place(times, ROWS);
        Link honest = ledger.rows.get(place);
        AuditRow edited = Rows.withScore(honest.row(), 0.991);
        ledger.rows.set(place, new Link(edited, honest.previousHash(), honest.rowHash(), honest.payloadHmac()));

        assertOne(FindingKind.EDITED_ROW, place, honest.row());
    }

    @RepeatedTest(TIMES)
    void shouldNameEditedRowWhoseHashesWereMadeAnewWithoutTheKey(RepetitionInfo times) {
        int place = place(times, ROWS);
        Link honest = ledger.rows.get(place);
        ledger.rows.set(place, Ledger.FORGER.link(honest.previousHash(), Rows.withScore(honest.row(), 0.991)));

        assertOne(FindingKind.EDITED_ROW, place, honest.row());
    }

    @Test
    void shouldNameTimestampEditedByLessThanTheLogKeeps() {
        Link honest = ledger.rows.get(4);
        AuditRow row = honest.row();
        AuditRow edited = new AuditRow(
                row.id(),
                row.patientId(),
                row.timestamp().plusNanos(1_000),
                row.predictionScore(),
                row.riskLevel(),
                row.modelVersion(),
                row.latencyMs(),
                row.featuresUsed(),
                row.status(),
                row.contributions(),
                row.vectorSha256(),
                row.vectorVersion(),
                row.requester(),
                row.partition(),
                row.offset());
        ledger.rows.set(4, new Link(edited, honest.previousHash(), honest.rowHash(), honest.payloadHmac()));

        assertOne(FindingKind.EDITED_ROW, 4, row);
    }

    @RepeatedTest(TIMES)
    void shouldNameDeletedRow(RepetitionInfo times) {
        int place = place(times, ROWS - 1);
        AuditRow gone = ledger.rows.remove(place).row();

        assertOne(FindingKind.DELETED_ROW, place, gone);
    }

    @RepeatedTest(TIMES)
    void shouldNameDeletedRowWhosePositionWentWithIt(RepetitionInfo times) {
        int place = place(times, ROWS - 1);
        ledger.rows.remove(place);
        ledger.positions.remove(place);

        assertThat(ledger.findings())
                .singleElement()
                .extracting(Finding::kind, Finding::partition, Finding::offset)
                .containsExactly(FindingKind.DELETED_ROW, Ledger.PARTITION, (long) place);
    }

    @RepeatedTest(TIMES)
    void shouldNameRowsThatTookTheirHashesToAnotherPlace(RepetitionInfo times) {
        int first = place(times, ROWS - 1);
        int second = first + 1 + place(times, ROWS - 1 - first);
        AuditRow one = ledger.rows.get(first).row();
        swap(first, second, true);

        assertOne(FindingKind.SWAPPED_ROWS, first, ledger.rows.get(first).row());
        assertThat(ledger.findings().get(0).text()).contains(one.id().toString());
    }

    @RepeatedTest(TIMES)
    void shouldNameRowsThatChangedPlacesUnderTheHashesOfThePlaces(RepetitionInfo times) {
        int first = place(times, ROWS - 1);
        int second = first + 1 + place(times, ROWS - 1 - first);
        swap(first, second, false);

        assertThat(ledger.findings())
                .singleElement()
                .extracting(Finding::kind, Finding::offset)
                .containsExactly(FindingKind.SWAPPED_ROWS, (long) first);
    }

    @RepeatedTest(TIMES)
    void shouldNameCutTail(RepetitionInfo times) {
        int from = place(times, ROWS);
        AuditRow first = ledger.rows.get(from).row();
        ledger.rows.subList(from, ROWS).clear();

        assertOne(FindingKind.CUT_TAIL, from, first);
    }

    @RepeatedTest(TIMES)
    void shouldNameCutTailByItsAnchorWhenThePositionsWereCutToo(RepetitionInfo times) {
        int from = place(times, ROWS);
        ledger.cut(from);

        assertPlace(FindingKind.CUT_TAIL, from);
    }

    @RepeatedTest(TIMES)
    void shouldNameTailThatWasCutAndAppendedAnewUnderTheKey(RepetitionInfo times) {
        int from = ANCHOR_EVERY + place(times, ROWS - ANCHOR_EVERY);
        ledger.rewrite(from, Ledger.CHAIN);

        int anchored = from / ANCHOR_EVERY * ANCHOR_EVERY;
        assertPlace(FindingKind.REWRITTEN_TAIL, anchored);
    }

    @RepeatedTest(TIMES)
    void shouldNameTailThatWasCutAndGoesOnWithNewRecords(RepetitionInfo times) {
        int from = ANCHOR_EVERY + place(times, ROWS - ANCHOR_EVERY);
        ledger.cut(from);
        ledger.append(Ledger.CHAIN, Rows.at(Ledger.PARTITION, ROWS, 0));
        ledger.append(Ledger.CHAIN, Rows.at(Ledger.PARTITION, ROWS + 1, 0));

        assertThat(ledger.findings()).extracting(Finding::kind).containsExactly(FindingKind.REWRITTEN_TAIL);
        assertThat(ledger.findings().get(0).offset()).isBetween((long) from - ANCHOR_EVERY, (long) from);
    }

    @RepeatedTest(TIMES)
    void shouldNameTailThatWasCutAndAppendedAnewWithoutTheKey(RepetitionInfo times) {
        int from = 1 + place(times, ROWS - 2);
        ledger.rewrite(from, Ledger.FORGER);

        assertPlace(FindingKind.REWRITTEN_TAIL, from);
    }

    @RepeatedTest(TIMES)
    void shouldNameTailAppendedAnewWhereThePositionsStillTellTheTruth(RepetitionInfo times) {
        int from = 1 + place(times, ROWS - 2);
        Ledger forged = Ledger.honest(ROWS, ANCHOR_EVERY);
        forged.rewrite(from, Ledger.CHAIN);
        for (int place = from; place < ROWS; place++) {
            Link honest = ledger.rows.get(place);
            AuditRow other = Rows.withScore(honest.row(), 0.991);
            ledger.rows.set(place, Ledger.CHAIN.link(ledger.rows.get(place - 1).rowHash(), other));
        }

        assertPlace(FindingKind.REWRITTEN_TAIL, from);
    }

    @Test
    void shouldNameFullRewriteUnderTheKey() {
        ledger.rewrite(0, Ledger.CHAIN);

        assertPlace(FindingKind.FULL_REWRITE, 0);
    }

    @Test
    void shouldNameFullRewriteWithoutTheKey() {
        ledger.rewrite(0, Ledger.FORGER);

        assertPlace(FindingKind.FULL_REWRITE, 0);
    }

    @Test
    void shouldNameFullRewriteWithoutTheKeyBeforeAnythingWasAnchored() {
        ledger.withoutAnchors();
        ledger.rewrite(0, Ledger.FORGER);

        assertPlace(FindingKind.FULL_REWRITE, 0);
    }

    @Test
    void shouldNameTableThatWasEmptied() {
        ledger.cut(0);

        assertPlace(FindingKind.CUT_TAIL, 0);
    }

    @Test
    void shouldNameRowThatWasPutInPastThePositions() {
        AuditRow extra = Rows.at(Ledger.PARTITION, ROWS, 1);
        ledger.rows.add(Ledger.CHAIN.link(ledger.rows.get(ROWS - 1).rowHash(), extra));

        assertOne(FindingKind.POSITION_MISSING, ROWS, extra);
    }

    private void assertOne(FindingKind kind, long offset, AuditRow row) {
        assertThat(ledger.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.prediction()).contains(row.id()))
                .extracting(Finding::kind, Finding::partition, Finding::offset)
                .containsExactly(kind, Ledger.PARTITION, offset);
    }

    private void assertPlace(FindingKind kind, long offset) {
        List<Finding> findings = ledger.findings();
        assertThat(findings)
                .singleElement()
                .extracting(Finding::kind, Finding::partition, Finding::offset)
                .containsExactly(kind, Ledger.PARTITION, offset);
    }

    private void swap(int first, int second, boolean hashesGoAlong) {
        Link one = ledger.rows.get(first);
        Link other = ledger.rows.get(second);
        Link atFirst = new Link(
                other.row().at(Ledger.PARTITION, first), other.previousHash(), other.rowHash(), other.payloadHmac());
        Link atSecond =
                new Link(one.row().at(Ledger.PARTITION, second), one.previousHash(), one.rowHash(), one.payloadHmac());
        if (hashesGoAlong) {
            ledger.rows.set(first, atFirst);
            ledger.rows.set(second, atSecond);
        } else {
            ledger.rows.set(first, new Link(atFirst.row(), one.previousHash(), one.rowHash(), one.payloadHmac()));
            ledger.rows.set(
                    second, new Link(atSecond.row(), other.previousHash(), other.rowHash(), other.payloadHmac()));
        }
    }

    private static int place(RepetitionInfo times, int bound) {
        return new Random(times.getCurrentRepetition() * 7_919L).nextInt(bound);
    }
}
