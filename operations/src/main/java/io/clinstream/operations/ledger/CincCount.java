package io.clinstream.operations.ledger;

import io.clinstream.files.cinc2019.CincDirectory;
import io.clinstream.files.cinc2019.CincFile;
import io.clinstream.files.cinc2019.CincHour;
import io.clinstream.files.cinc2019.CincPatient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Counts patients of the 2019 challenge: every value of a column that is a signal or an analyte of ours, the onset of
 * sepsis, one subject record each.
 */
final class CincCount implements SourceCount {

    private static final Map<String, String> SIGNALS = Map.of(
            "HR", "heart_rate",
            "O2Sat", "spo2",
            "Temp", "temperature",
            "SBP", "bp_systolic",
            "MAP", "map",
            "DBP", "bp_diastolic",
            "Resp", "respiratory_rate",
            "FiO2", "fio2");

    private static final Map<String, String> ANALYTES = Map.ofEntries(
            Map.entry("HCO3", "bicarbonate"),
            Map.entry("pH", "ph"),
            Map.entry("PaCO2", "paco2"),
            Map.entry("AST", "ast"),
            Map.entry("BUN", "bun"),
            Map.entry("Alkalinephos", "alp"),
            Map.entry("Calcium", "calcium"),
            Map.entry("Chloride", "chloride"),
            Map.entry("Creatinine", "creatinine"),
            Map.entry("Bilirubin_direct", "bilirubin_direct"),
            Map.entry("Glucose", "glucose"),
            Map.entry("Lactate", "lactate"),
            Map.entry("Magnesium", "magnesium"),
            Map.entry("Phosphate", "phosphate"),
            Map.entry("Potassium", "potassium"),
            Map.entry("Bilirubin_total", "bilirubin_total"),
            Map.entry("TroponinI", "troponin_i"),
            Map.entry("Hct", "hematocrit"),
            Map.entry("Hgb", "hemoglobin"),
            Map.entry("PTT", "aptt"),
            Map.entry("WBC", "wbc"),
            Map.entry("Fibrinogen", "fibrinogen"),
            Map.entry("Platelets", "platelets"));

    private final Path folder;
    private final long times;

    /**
     * Counts a folder of patients that was loaded so many times.
     *
     * @param times how often, at least once
     */
    CincCount(Path folder, long times) {
        this.folder = folder;
        this.times = times;
    }

    @Override
    public void count(Tally tally) throws IOException {
        for (Path file : CincDirectory.files(List.of(folder))) {
            CincPatient patient = CincFile.read(file);
            tally.add(Kind.SUBJECTS, patient.id(), RawEntries.SUBJECT, times);
            if (patient.sepsisOnsetHour().isPresent()) {
                tally.add(Kind.ADVERSE_EVENTS, patient.id(), RawEntries.ADVERSE_EVENT, times);
            }
            patient.hours().forEach(hour -> count(patient.id(), hour, tally));
        }
    }

    private void count(String patient, CincHour hour, Tally tally) {
        for (String column : hour.measurements().keySet()) {
            if (SIGNALS.containsKey(column)) {
                tally.add(Kind.VITALS, patient, SIGNALS.get(column), times);
            } else if (ANALYTES.containsKey(column)) {
                tally.add(Kind.LABS, patient, ANALYTES.get(column), times);
            }
        }
    }
}
