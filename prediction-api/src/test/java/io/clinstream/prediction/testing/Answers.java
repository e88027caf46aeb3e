package io.clinstream.prediction.testing;

import io.clinstream.models.ScoringInput;
import io.clinstream.models.news2.News2Baseline;
import io.clinstream.prediction.audit.Answer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Answers for tests of the audit. */
public final class Answers {

    private Answers() {}

    /** The answer for a vector, one minute after its instant; the id depends on {@code seed} alone. */
    public static Answer of(Vectors vector, long seed) {
        News2Baseline model = new News2Baseline(Vectors.TABLE);
        Instant at = Vectors.AS_OF.plusSeconds(60);
        return new Answer(
                new UUID(0, seed),
                "PT00042",
                at,
                News2Baseline.NAME,
                model.version(),
                Optional.of(new Answer.VectorIdentity(Vectors.AS_OF, "1-0-42-0", "fs-test", "ab".repeat(32))),
                Map.of("vitals", 1860L),
                model.assess(
                        new ScoringInput("fs-test", vector.features(), Vectors.AS_OF, Map.of("vitals", 1860L), at)),
                "test",
                Optional.empty(),
                1234);
    }
}
