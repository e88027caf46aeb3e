package io.clinstream.training.sepsis;

/**
 * What a part holds.
 *
 * @param part name
 * @param patients patients
 * @param septic of them with an onset
 * @param hours all hours
 * @param rows hours before the onset: those of the task
 * @param positives of them with the onset within 24 h
 * @param withoutVector hours at which the patient had no vector yet; all their features are null
 */
record PartFigures(String part, int patients, long septic, int hours, int rows, int positives, int withoutVector) {

    static PartFigures of(PartRows part) {
        return new PartFigures(
                part.part().text(),
                part.stays().size(),
                part.septicStays(),
                part.hours(),
                part.rows().beforeOnset().size(),
                part.rows().beforeOnset().positives(),
                part.rows().withoutVector());
    }

    double prevalence() {
        return (double) positives / rows;
    }
}
