package io.clinstream.prediction.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.models.news2.News2Baseline;
import io.clinstream.platform.metrics.Metrics;
import io.clinstream.prediction.audit.Answer;
import io.clinstream.prediction.online.OnlineVector;
import io.clinstream.prediction.served.Served;
import io.clinstream.prediction.served.ServedModel;
import io.clinstream.prediction.testing.FakeLog;
import io.clinstream.prediction.testing.FakeOnlineStore;
import io.clinstream.prediction.testing.StandingClock;
import io.clinstream.prediction.testing.Vectors;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WardBoardTest {

    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final Duration REFRESH = Duration.ofMinutes(15);

    private final FakeOnlineStore store = new FakeOnlineStore();
    private final FakeLog log = new FakeLog();
    private final StandingClock clock = new StandingClock(Vectors.AS_OF.plusSeconds(60));
    private final WardBoard board = new WardBoard(store, new WardBoard.Pace(10, BETWEEN, REFRESH), clock);
    private final Predictor predictor = new Predictor(
            store,
            new ServedModel(Served.baseline(new News2Baseline(Vectors.TABLE), Vectors.AS_OF)),
            log,
            new PredictionMeters(Metrics.forApplication("test").registry()),
            clock,
            board);

    @Test
    void shouldShowOnlyWhatIsAudited() {
        store.put("A", vector(1));
        log.down(true);

        board.scan(predictor);

        assertThat(board.answers()).isEmpty();
        log.down(false);
        board.scan(predictor);
        assertThat(board.answers()).extracting(Answer::requester).containsExactly("ward-board");
        assertThat(log.answers()).hasSize(1);
    }

    @Test
    void shouldNotScoreTheSameVectorAgain() {
        store.put("A", vector(1));
        board.scan(predictor);
        clock.advance(BETWEEN.multipliedBy(2));

        board.scan(predictor);

        assertThat(log.answers()).hasSize(1);
    }

    @Test
    void shouldScoreNewVectorButNotMoreOftenThanAllowed() {
        store.put("A", vector(1));
        board.scan(predictor);
        store.put("A", vector(2));
        clock.advance(BETWEEN.minusMillis(1));
        board.scan(predictor);
        assertThat(log.answers()).hasSize(1);

        clock.advance(Duration.ofMillis(1));
        board.scan(predictor);

        assertThat(log.answers()).hasSize(2);
    }

    @Test
    void shouldScoreAnewWhenTheScoreHasGrownOld() {
        store.put("A", vector(1));
        board.scan(predictor);
        clock.advance(REFRESH);

        board.scan(predictor);

        assertThat(log.answers()).hasSize(2);
    }

    @Test
    void shouldTakeAnswersGivenToOthers() {
        store.put("A", vector(1));
        predictor.predict("A", "someone", Optional.empty());

        board.scan(predictor);

        assertThat(log.answers()).hasSize(1);
        assertThat(board.answers()).extracting(Answer::requester).containsExactly("someone");
    }

    @Test
    void shouldForgetWhoIsNoLongerActive() {
        store.put("A", vector(1));
        board.scan(predictor);
        store.expire("A");

        board.scan(predictor);

        assertThat(board.answers()).isEmpty();
    }

    @Test
    void shouldKeepItsScoresWhileTheStoreIsDown() {
        store.put("A", vector(1));
        board.scan(predictor);
        store.down(true);

        board.scan(predictor);

        assertThat(board.answers()).hasSize(1);
    }

    @Test
    void shouldStopTheScanAtTheFirstOutage() {
        store.put("A", vector(1));
        store.put("B", vector(1));
        log.down(true);

        board.scan(predictor);

        assertThat(store.reads("A") + store.reads("B")).isEqualTo(1);
    }

    private static OnlineVector vector(int offset) {
        OnlineVector vector = Vectors.calm().online();
        return new OnlineVector(
                vector.asOf(),
                "1-0-" + offset + "-0",
                vector.featureSet(),
                vector.sha256(),
                vector.features(),
                vector.newest());
    }
}
