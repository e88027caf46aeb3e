package io.clinstream.prediction.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.audit.AuditChain;
import io.clinstream.audit.AuditChain.Break;
import io.clinstream.audit.AuditChain.Link;
import io.clinstream.audit.AuditRow;
import io.clinstream.platform.config.Secret;
import io.clinstream.prediction.testing.Answers;
import io.clinstream.prediction.testing.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten rows of one partition, then one tampering each: the chain names the first row that does not fit. */
class AuditChainTest {

    private final AuditChain chain = new AuditChain(new Secret("a key of the unit test"));

    @Test
    void shouldAcceptUntouchedChain() {
        assertThat(chain.verify(rows())).isEmpty();
    }

    @Test
    void shouldFindEditedScore() {
        List<Link> rows = rows();
        Link honest = rows.get(4);
        rows.set(
                4,
                new Link(withScore(honest.row(), 0.42), honest.previousHash(), honest.rowHash(), honest.payloadHmac()));

        assertThat(chain.verify(rows)).contains(new Break(4, "its columns were changed"));
    }

    @Test
    void shouldFindEditedRowEvenWhenItsHashesWereMadeAnewWithoutTheKey() {
        List<Link> rows = rows();
        AuditChain forger = new AuditChain(new Secret("a key the forger guessed"));
        rows.set(
                4, forger.link(rows.get(4).previousHash(), withScore(rows.get(4).row(), 0.42)));

        assertThat(chain.verify(rows)).map(Break::offset).contains(4L);
    }

    @Test
    void shouldFindDeletedRow() {
        List<Link> rows = rows();
        rows.remove(6);

        assertThat(chain.verify(rows)).contains(new Break(7, "does not continue the row before it"));
    }

    @Test
    void shouldFindDeletedFirstRow() {
        List<Link> rows = rows();
        rows.remove(0);

        assertThat(chain.verify(rows)).map(Break::offset).contains(1L);
    }

    @Test
    void shouldFindSwappedRows() {
        List<Link> rows = rows();
        Collections.swap(rows, 2, 3);

        assertThat(chain.verify(rows)).map(Break::offset).contains(3L);
    }

    @Test
    void shouldSurviveTheDatabaseRespellingJson() {
        List<Link> rows = rows();
        Link link = rows.get(5);
        AuditRow row = link.row();
        AuditRow stored = new AuditRow(
                row.id(),
                row.patientId(),
                row.timestamp(),
                row.predictionScore(),
                row.riskLevel(),
                row.modelVersion(),
                row.latencyMs().stripTrailingZeros(),
                row.featuresUsed().replace(",", " , "),
                row.status(),
                row.contributions().replace(":{", ": {"),
                row.vectorSha256(),
                row.vectorVersion(),
                row.requester(),
                row.partition(),
                row.offset());
        rows.set(5, new Link(stored, link.previousHash(), link.rowHash(), link.payloadHmac()));

        assertThat(chain.verify(rows)).isEmpty();
    }

    private List<Link> rows() {
        List<Link> rows = new ArrayList<>();
        String previous = AuditChain.GENESIS;
        for (int offset = 0; offset < 10; offset++) {
            Vectors vector = Vectors.calm().vital("heart_rate", 80 + 5 * offset, 0.5);
            Link link = chain.link(previous, AuditRow.of(AnswerCodec.toRecord(Answers.of(vector, offset)), 3, offset));
            rows.add(link);
            previous = link.rowHash();
        }
        return rows;
    }

    private static AuditRow withScore(AuditRow row, double score) {
        return new AuditRow(
                row.id(),
                row.patientId(),
                row.timestamp(),
                score,
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
    }
}
