package io.clinstream.prediction.http;

import io.clinstream.models.score.Score;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.HttpService;
import io.clinstream.prediction.audit.Answer;
import io.clinstream.prediction.serving.WardBoard;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ward: every active patient's newest answer. */
public final class WardRoutes {

    private static final Comparator<Answer> BY_RISK = Comparator.comparingInt(WardRoutes::rank)
            .thenComparing(WardRoutes::probability)
            .reversed()
            .thenComparing(Answer::patientId);

    private final WardBoard board;
    private final Clock clock;

    /** Routes over a board. */
    public WardRoutes(WardBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    /** Adds the route to a service. */
    public void addTo(HttpService.Builder service) {
        service.get("/patients", this::patients);
    }

    private void patients(Exchange exchange) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("now", clock.instant());
        body.put(
                "patients",
                board.answers().stream().sorted(BY_RISK).map(PredictionJson::of).toList());
        body.put("disclaimer", PredictionJson.DISCLAIMER);
        exchange.reply(200, body);
    }

    /** Refusals come after the lowest level: there is nothing known to act on. */
    private static int rank(Answer answer) {
        return answer.assessment()
                .score()
                .map(score -> switch (score.risk()) {
                    case LOW -> 1;
                    case MEDIUM -> 2;
                    case HIGH -> 3;
                })
                .orElse(0);
    }

    private static double probability(Answer answer) {
        return answer.assessment().score().map(Score::probability).orElse(0.0);
    }
}
