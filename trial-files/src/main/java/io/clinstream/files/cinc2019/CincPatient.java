package io.clinstream.files.cinc2019;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One patient.
 *
 * @param id the file's name without ending, such as {@code p100001}
 * @param file its name
 * @param ageYears Age (100 stands for 90 and above at some sites)
 * @param gender Gender as coded: 0 female, 1 male
 * @param hospitalToIcuHours HospAdmTime: hours from ICU admission to hospital admission, mostly negative
 * @param hours in order of time, at least one
 */
public record CincPatient(
        String id,
        String file,
        OptionalDouble ageYears,
        OptionalDouble gender,
        OptionalDouble hospitalToIcuHours,
        List<CincHour> hours) {

    /** The label turns 1 this many hours before the clinical onset (challenge definition). */
    static final long LABEL_LEAD_HOURS = 6;

    public CincPatient {
        hours = List.copyOf(hours);
    }

    /**
     * Hour (on the ICULOS scale) of the clinical onset of sepsis: the first hour labelled 1, plus 6; empty if never. A
     * patient labelled from the first row on may have fallen ill earlier; the onset is then the latest possible.
     */
    public OptionalLong sepsisOnsetHour() {
        return hours.stream()
                .filter(CincHour::septic)
                .mapToLong(hour -> hour.iculos() + LABEL_LEAD_HOURS)
                .findFirst();
    }
}
