package io.clinstream.prediction.served;

import static org.assertj.core.api.Assertions.assertThat;

import io.clinstream.models.ScoringInput;
import io.clinstream.models.news2.News2Baseline;
import io.clinstream.models.score.Assessment;
import io.clinstream.models.score.ScoreStatus;
import io.clinstream.platform.metrics.Metrics;
import io.clinstream.prediction.testing.FakeModelSource;
import io.clinstream.prediction.testing.FixedModel;
import io.clinstream.prediction.testing.StandingClock;
import io.clinstream.prediction.testing.Vectors;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelWatchTest {

    private static final String NAME = "adverse-event-24h";

    private final StandingClock clock = new StandingClock(Vectors.AS_OF);
    private final Metrics metrics = Metrics.forApplication("test");
    private final FakeModelSource source = new FakeModelSource();
    private final ModelWatch watch =
            new ModelWatch(NAME, source, new News2Baseline(Vectors.TABLE), new ModelMeters(metrics.registry()), clock);

    @Test
    void shouldWithholdUntilTheRegistryWasReachedOnce() {
        source.registryAway(true);
        watch.look();

        Assessment assessment = assessment();

        assertThat(assessment.status()).isEqualTo(ScoreStatus.INSUFFICIENT_DATA);
        assertThat(assessment.reasons()).singleElement().asString().contains("registry was not reached");
        assertThat(assessment.featuresUsed()).isEmpty();
        assertThat(watch.served().now().version()).isEqualTo(NAME + "-unknown");
        assertThat(watch.sinceContact()).isEmpty();
    }

    @Test
    void shouldServeTheBaselineWhereNothingIsInProduction() {
        watch.look();

        assertThat(watch.served().now().state()).isEqualTo(Served.State.BASELINE);
        assertThat(watch.served().now().version()).isEqualTo("news2-baseline-1+test");
    }

    @Test
    void shouldServeWhatWasPromotedAndCloseWhatWasThere() {
        FixedModel first = new FixedModel(NAME + "-1", 0, 3);
        source.promote(1, Optional.of(first));
        watch.look();
        source.promote(2, Optional.of(new FixedModel(NAME + "-2", 0, 3)));

        watch.look();

        assertThat(watch.served().now().version()).isEqualTo(NAME + "-2");
        assertThat(first.isClosed()).isTrue();
    }

    @Test
    void shouldGoBackToWhatIsPutBackIntoProduction() {
        source.promote(2, Optional.of(new FixedModel(NAME + "-2", 0, 3)));
        watch.look();
        source.promote(1, Optional.of(new FixedModel(NAME + "-1", 0, 3)));
        watch.look();

        assertThat(watch.served().now().version()).isEqualTo(NAME + "-1");
        source.retire();
        watch.look();
        assertThat(watch.served().now().state()).isEqualTo(Served.State.BASELINE);
    }

    @Test
    void shouldKeepALoadedModelWhileTheRegistryOrTheFilesAreAway() {
        FixedModel first = new FixedModel(NAME + "-1", 0, 3);
        source.promote(1, Optional.of(first));
        watch.look();

        source.registryAway(true);
        watch.look();
        source.registryAway(false);
        source.filesAway(true);
        source.promote(2, Optional.of(new FixedModel(NAME + "-2", 0, 3)));
        watch.look();

        assertThat(watch.served().now().version()).isEqualTo(NAME + "-1");
        assertThat(first.isClosed()).isFalse();
        source.filesAway(false);
        watch.look();
        assertThat(watch.served().now().version()).isEqualTo(NAME + "-2");
    }

    @Test
    void shouldWithholdWhereTheVersionInProductionIsDamaged() {
        source.promote(1, Optional.of(new FixedModel(NAME + "-1", 0, 3)));
        watch.look();
        source.promote(2, Optional.empty());

        watch.look();

        assertThat(assessment().status()).isEqualTo(ScoreStatus.INSUFFICIENT_DATA);
        assertThat(assessment().reasons())
                .containsExactly("Model " + NAME + "-2 is in production but cannot be loaded: a file is not what was"
                        + " registered.");
        assertThat(watch.served().now().version()).isEqualTo(NAME + "-2");
    }

    @Test
    void shouldWithholdWhereAKnownVersionCannotBeFetchedAndNothingIsLoaded() {
        source.filesAway(true);
        source.promote(1, Optional.of(new FixedModel(NAME + "-1", 0, 3)));
        watch.look();

        assertThat(assessment().status()).isEqualTo(ScoreStatus.INSUFFICIENT_DATA);
        source.filesAway(false);
        watch.look();
        assertThat(assessment().status()).isEqualTo(ScoreStatus.SCORED);
    }

    @Test
    void shouldTellWhatServesAndHowOldTheRegistrysWordIs() {
        source.promote(1, Optional.of(new FixedModel(NAME + "-1", 0, 3)));
        watch.look();
        source.promote(2, Optional.empty());
        watch.look();
        clock.advance(Duration.ofSeconds(7));

        String scrape = metrics.scrape();

        assertThat(scrape)
                .contains("clinstream_prediction_model_registry_age_seconds", " 7.0")
                .containsPattern("clinstream_prediction_model_load_failures_total\\S* 1.0")
                .containsPattern("clinstream_prediction_model_served\\{.*version=\"adverse-event-24h-2\".*} 1.0")
                .doesNotContain("version=\"adverse-event-24h-1\"");
    }

    private Assessment assessment() {
        return watch.served()
                .with(served -> served.model()
                        .assess(new ScoringInput("fs", Map.of(), Vectors.AS_OF, Map.of(), Vectors.AS_OF)));
    }
}
