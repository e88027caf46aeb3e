package io.clinstream.prediction.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clinstream.models.ScoringInput;
import io.clinstream.prediction.testing.FixedModel;
import io.clinstream.prediction.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ServedModelTest {

    @Test
    void shouldCloseAModelOnlyWhenItsLastRequestHasLeft() throws InterruptedException {
        FixedModel old = new FixedModel("old", 0, 1);
        ServedModel served = new ServedModel(Served.baseline(old, Vectors.AS_OF));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Boolean> request = CompletableFuture.supplyAsync(() -> served.with(now -> {
            inside.countDown();
            await(go);
            return ((FixedModel) now.model()).isClosed();
        }));
        inside.await();

        served.exchange(Served.baseline(new FixedModel("new", 0, 1), Vectors.AS_OF));

        assertThat(old.isClosed()).isFalse();
        assertThat(served.now().version()).isEqualTo("new");
        go.countDown();
        assertThat(request.join()).isFalse();
        assertThat(old.isClosed()).isTrue();
    }

    @Test
    void shouldNeverLetARequestMeetAClosedModelHoweverOftenItIsExchanged() {
        ServedModel served = new ServedModel(Served.baseline(new FixedModel("0", 0, 1), Vectors.AS_OF));
        AtomicBoolean stop = new AtomicBoolean();
        ScoringInput input = new ScoringInput("fs", Map.of(), Vectors.AS_OF, Map.of(), Vectors.AS_OF);
        List<CompletableFuture<Integer>> requests = new ArrayList<>();
        for (int user = 0; user < 3; user++) {
            requests.add(CompletableFuture.supplyAsync(() -> {
                int scored = 0;
                while (!stop.get()) {
                    scored += served.with(now -> now.model().assess(input))
                                    .score()
                                    .isPresent()
                            ? 1
                            : 0;
                }
                return scored;
            }));
        }
        List<FixedModel> models = new ArrayList<>();
        for (int version = 1; version <= 2_000; version++) {
            models.add(new FixedModel(Integer.toString(version), 0, 1));
            served.exchange(Served.baseline(models.get(models.size() - 1), Vectors.AS_OF));
        }
        stop.set(true);

        assertThat(requests).allSatisfy(request -> assertThat(request.join()).isNotNegative());
        assertThat(models.subList(0, models.size() - 1)).allMatch(FixedModel::isClosed);
        assertThat(models.get(models.size() - 1).isClosed()).isFalse();
    }

    @Test
    void shouldRefuseToScoreOnceItIsClosed() {
        FixedModel model = new FixedModel("1", 0, 1);
        ServedModel served = new ServedModel(Served.baseline(model, Vectors.AS_OF));
        served.close();

        assertThat(model.isClosed()).isTrue();
        assertThatThrownBy(() -> served.with(Served::version)).isInstanceOf(IllegalStateException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
