package io.clinstream.producer.event;

import io.clinstream.clinical.Signal;
import io.clinstream.schema.Quantity;
import io.clinstream.schema.VitalSigns;

/** Puts a measured signal into its field of a reading. */
public final class VitalQuantities {

    private VitalQuantities() {}

    /** Sets the signal's field. */
    public static void set(VitalSigns.Builder reading, Signal signal, Quantity quantity) {
        switch (signal) {
            case HEART_RATE -> reading.setHeartRate(quantity);
            case BP_SYSTOLIC -> reading.setBpSystolic(quantity);
            case BP_DIASTOLIC -> reading.setBpDiastolic(quantity);
            case MAP -> reading.setMap(quantity);
            case TEMPERATURE -> reading.setTemperature(quantity);
            case SPO2 -> reading.setSpo2(quantity);
            case RESPIRATORY_RATE -> reading.setRespiratoryRate(quantity);
            case WEIGHT -> reading.setWeight(quantity);
            case HEIGHT -> reading.setHeight(quantity);
            case GLUCOSE_POC -> reading.setGlucosePoc(quantity);
            case PAIN_SCORE -> reading.setPainScore(quantity);
            case GCS_TOTAL -> reading.setGcsTotal(quantity);
            case FIO2 -> reading.setFio2(quantity);
            case O2_FLOW -> reading.setO2Flow(quantity);
            case CONSCIOUSNESS, SUPPLEMENTAL_O2 ->
                throw new IllegalArgumentException(signal + " is no quantity with a unit");
        }
    }
}
