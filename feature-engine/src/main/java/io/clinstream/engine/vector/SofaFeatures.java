package io.clinstream.engine.vector;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.scores.PartialScore;
import io.clinstream.clinical.scores.Sofa;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items of SOFA that can be told, each from its worst value of 24 hours. */
final class SofaFeatures implements SourceFeatures {

    private final List<FeatureSlot> slots;

    SofaFeatures(List<FeatureSlot> slots) {
        this.slots = slots;
    }

    @Override
    public void compute(PatientPoints points, long asOf, double[] values) {
        for (FeatureSlot slot : slots) {
            Map<Sofa.Item, Integer> items =
                    items(new WorstValues(points, asOf - slot.window().millis(), asOf));
            switch (slot.statistic()) {
                case PARTIAL_TOTAL ->
                    Sofa.sum(items).map(PartialScore::total).ifPresent(total -> values[slot.index()] = total);
                case ITEMS_AVAILABLE -> values[slot.index()] = items.size();
                case COAGULATION_ITEM -> put(values, slot, items.get(Sofa.Item.COAGULATION));
                case LIVER_ITEM -> put(values, slot, items.get(Sofa.Item.LIVER));
                case RENAL_ITEM -> put(values, slot, items.get(Sofa.Item.RENAL));
                default -> throw new IllegalStateException(slot.statistic() + " is no feature of SOFA");
            }
        }
    }

    private static Map<Sofa.Item, Integer> items(WorstValues worst) {
        Map<Sofa.Item, Integer> items = new EnumMap<>(Sofa.Item.class);
        put(items, Sofa.Item.RESPIRATION, worst.oxygenation().map(ratio -> Sofa.respiration(ratio, false)));
        put(items, Sofa.Item.COAGULATION, worst.least(Analyte.PLATELETS).map(Sofa::coagulation));
        put(items, Sofa.Item.LIVER, worst.greatest(Analyte.BILIRUBIN_TOTAL).map(Sofa::liver));
        put(items, Sofa.Item.CARDIOVASCULAR, worst.meanPressure().map(Sofa::cardiovascular));
        put(items, Sofa.Item.NERVOUS_SYSTEM, worst.least(Signal.GCS_TOTAL).map(Sofa::nervousSystem));
        put(items, Sofa.Item.RENAL, worst.greatest(Analyte.CREATININE).map(Sofa::renal));
        return items;
    }

    private static void put(Map<Sofa.Item, Integer> items, Sofa.Item item, Optional<Integer> points) {
        points.ifPresent(known -> items.put(item, known));
    }

    private static void put(double[] values, FeatureSlot slot, @Nullable Integer points) {
        if (points != null) {
            values[slot.index()] = points;
        }
    }
}
