package io.clinstream.engine.vector;

import io.clinstream.clinical.Signal;
import io.clinstream.engine.catalog.Source;
import java.util.List;
import java.util.Optional;

/** The sources of the laboratory and of body measures, whose points are few: their features are found by a scan. */
final class SparseSources {

    private SparseSources() {}

    /** The computation of a source; empty for one that is not sparse. */
    static Optional<SourceFeatures> of(Source source, List<FeatureSlot> slots) {
        if (source instanceof Source.Lab lab) {
            return Optional.of(new SparseFeatures(lab.analyte(), slots));
        }
        if (source instanceof Source.Vital vital && vital.signal() == Signal.WEIGHT) {
            return Optional.of(new SparseFeatures(Signal.WEIGHT, slots));
        }
        if (source instanceof Source.Panel panel) {
            return Optional.of(new PanelFeatures(panel.panel(), slots));
        }
        if (source instanceof Source.LabToxicity) {
            return Optional.of(new LabToxicityFeatures(slots));
        }
        if (source instanceof Source.LabActivity) {
            return Optional.of(new LabActivityFeatures(slots));
        }
        return ofOrgans(source, slots);
    }

    private static Optional<SourceFeatures> ofOrgans(Source source, List<FeatureSlot> slots) {
        if (source instanceof Source.Kdigo) {
            return Optional.of(new KdigoFeatures(slots));
        }
        if (source instanceof Source.Egfr) {
            return Optional.of(new EgfrFeatures(slots));
        }
        if (source instanceof Source.HysLaw) {
            return Optional.of(new HysLawFeatures(slots));
        }
        if (source instanceof Source.Sofa) {
            return Optional.of(new SofaFeatures(slots));
        }
        if (source instanceof Source.Sirs) {
            return Optional.of(new SirsFeatures(slots));
        }
        return source instanceof Source.BodyMass ? Optional.of(new BodyMassFeatures(slots)) : Optional.empty();
    }
}
