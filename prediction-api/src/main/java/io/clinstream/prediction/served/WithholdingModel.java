package io.clinstream.prediction.served;

import io.clinstream.models.ModelIdentity;
import io.clinstream.models.ScoringInput;
import io.clinstream.models.ScoringModel;
import io.clinstream.models.score.Assessment;
import java.util.List;
import java.util.Map;

/** Stands where a model cannot be used: withholds every score and says why. It reads no feature, so it names none. */
final class WithholdingModel implements ScoringModel {

    private final ModelIdentity identity;
    private final Assessment refusal;

    WithholdingModel(String name, String version, String reason) {
        this.identity = new ModelIdentity(name, version);
        this.refusal = Assessment.withheld(List.of(), List.of(reason), Map.of());
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public Assessment assess(ScoringInput input) {
        return refusal;
    }

    /** Nothing to free. */
    @Override
    public void close() {}
}
