package io.clinstream.features.training;

/** By what rows are split. In neither case is a patient in two parts. */
public enum SplitRule {
    /**
     * By patient and by time: a row enters the part of its patient only if its instant lies in the time of that part, and
     * these times follow each other. Rows that fit one and not the other are left out, and counted.
     */
    PATIENT_AND_TIME,
    /** By patient only; every row enters. */
    PATIENT
}
