package io.clinstream.producer.source.cinc2019;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.Signal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns that are measurements of the contract, with the units the values really have. The challenge's printed
 * table is wrong for some (lactate "mg/dL", magnesium "mmol/dL", WBC "count/L", platelets "count/mL"); the units here
 * follow from the distribution of set B: medians lactate 2.0, magnesium 2.0, WBC 9.6, platelets 180.
 */
enum CincColumn {
    HR("HR", Signal.HEART_RATE, "/min"),
    O2SAT("O2Sat", Signal.SPO2, "%"),
    TEMP("Temp", Signal.TEMPERATURE, "Cel"),
    SBP("SBP", Signal.BP_SYSTOLIC, "mm[Hg]"),
    MAP("MAP", Signal.MAP, "mm[Hg]"),
    DBP("DBP", Signal.BP_DIASTOLIC, "mm[Hg]"),
    RESP("Resp", Signal.RESPIRATORY_RATE, "/min"),
    FIO2("FiO2", Signal.FIO2, "1"),
    HCO3("HCO3", Analyte.BICARBONATE, "mmol/L"),
    PH("pH", Analyte.PH, "[pH]"),
    PACO2("PaCO2", Analyte.PACO2, "mm[Hg]"),
    AST("AST", Analyte.AST, "U/L"),
    BUN("BUN", Analyte.BUN, "mg/dL"),
    ALKALINEPHOS("Alkalinephos", Analyte.ALP, "U/L"),
    CALCIUM("Calcium", Analyte.CALCIUM, "mg/dL"),
    CHLORIDE("Chloride", Analyte.CHLORIDE, "mmol/L"),
    CREATININE("Creatinine", Analyte.CREATININE, "mg/dL"),
    BILIRUBIN_DIRECT("Bilirubin_direct", Analyte.BILIRUBIN_DIRECT, "mg/dL"),
    GLUCOSE("Glucose", Analyte.GLUCOSE, "mg/dL"),
    LACTATE("Lactate", Analyte.LACTATE, "mmol/L"),
    MAGNESIUM("Magnesium", Analyte.MAGNESIUM, "mg/dL"),
    PHOSPHATE("Phosphate", Analyte.PHOSPHATE, "mg/dL"),
    POTASSIUM("Potassium", Analyte.POTASSIUM, "mmol/L"),
    BILIRUBIN_TOTAL("Bilirubin_total", Analyte.BILIRUBIN_TOTAL, "mg/dL"),
    TROPONIN_I("TroponinI", Analyte.TROPONIN_I, "ng/mL"),
    HCT("Hct", Analyte.HEMATOCRIT, "%"),
    HGB("Hgb", Analyte.HEMOGLOBIN, "g/dL"),
    PTT("PTT", Analyte.APTT, "s"),
    WBC("WBC", Analyte.WBC, "10*3/uL"),
    FIBRINOGEN("Fibrinogen", Analyte.FIBRINOGEN, "mg/dL"),
    PLATELETS("Platelets", Analyte.PLATELETS, "10*3/uL");

    private static final Map<String, CincColumn> BY_HEADER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(column -> column.header, column -> column));

    private final String header;

    @SuppressWarnings("ImmutableEnumChecker") // Signals and analytes are enums; the interface cannot say so.
    private final MeasurementCode code;

    private final String unit;

    CincColumn(String header, MeasurementCode code, String unit) {
        this.header = header;
        this.code = code;
        this.unit = unit;
    }

    /** Finds a column; empty for one that is no measurement of the contract (EtCO2, BaseExcess, SaO2). */
    static Optional<CincColumn> ofHeader(String header) {
        return Optional.ofNullable(BY_HEADER.get(header));
    }

    MeasurementCode code() {
        return code;
    }

    String unit() {
        return unit;
    }
}
