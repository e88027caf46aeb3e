package io.clinstream.engine.oracle;

import io.clinstream.engine.event.PatientEvent;
import java.util.List;
import java.util.Map;

/** Every feature of a patient by name, from the raw events. */
public final class Oracle {

    private final OraclePatient patient;

    private Oracle(OraclePatient patient) {
        this.patient = patient;
    }

    /** A patient of whom these events are known, in whatever order. */
    public static Oracle of(List<PatientEvent> events) {
        return new Oracle(OraclePatient.of(events));
    }

    /** What the events say at an instant: features by name, absent where there is no value. */
    public Map<String, Double> features(long asOf) {
        Moment moment = new Moment(patient, asOf);
        OracleVitals.put(moment);
        OracleDerived.put(moment);
        OracleNews2.put(moment);
        OracleScores.put(moment);
        OracleSofa.put(moment);
        OracleLabs.put(moment);
        OracleRatios.put(moment);
        OracleLiver.put(moment);
        OracleKidney.put(moment);
        OracleAdverseEvents.put(moment);
        OracleSubject.put(moment);
        OracleQuality.put(moment);
        return moment.features;
    }
}
