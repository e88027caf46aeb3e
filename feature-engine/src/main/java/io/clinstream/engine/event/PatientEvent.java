package io.clinstream.engine.event;

/** An accepted event of one patient. */
public sealed interface PatientEvent permits VitalsReading, LabReport, AdverseEventReport, SubjectRecord {

    /** What every event carries. */
    EventHeader header();
}
