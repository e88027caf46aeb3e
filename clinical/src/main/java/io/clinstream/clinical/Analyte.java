package io.clinstream.clinical;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A laboratory test, with its codes, canonical unit (US conventional, in which scores and limits are published) and
 * stored precision.
 *
 * <p>Codes: CDISC controlled terminology (LBTESTCD) and LOINC as in COSMOS and the MIMIC-IV map; mass and molar codes
 * of one substance name the same analyte. Differential counts given as a percentage ({@code NEUTLE}, LOINC 770-8) are
 * another quantity and are deliberately not listed. Precision is one digit finer than laboratories print, so that a
 * value converted from SI units keeps its printed digits.
 */
public enum Analyte implements MeasurementCode {
    /** Alanine aminotransferase. */
    ALT("alt", "ALT", "1742-6", "U/L", 1),
    /** Aspartate aminotransferase. */
    AST("ast", "AST", "1920-8", "U/L", 1),
    /** Alkaline phosphatase. */
    ALP("alp", "ALP", "6768-6", "U/L", 1),
    /** Gamma glutamyl transferase. */
    GGT("ggt", "GGT", "2324-2", "U/L", 1),
    /** Total bilirubin. */
    BILIRUBIN_TOTAL("bilirubin_total", "BILI", "1975-2 14631-6", "mg/dL", 3),
    /** Direct (conjugated) bilirubin. */
    BILIRUBIN_DIRECT("bilirubin_direct", "BILDIR", "1968-7 14629-0", "mg/dL", 3),
    /** Albumin. */
    ALBUMIN("albumin", "ALB", "1751-7 54347-0", "g/dL", 2),
    /** Creatinine. */
    CREATININE("creatinine", "CREAT", "2160-0 14682-9", "mg/dL", 3),
    /** Blood urea nitrogen; newer controlled terminology calls it {@code UREAN}. Not {@link #UREA}. */
    BUN("bun", "BUN UREAN", "3094-0 14937-7", "mg/dL", 2),
    /** Urea as the whole molecule, 2.14 times the mass of its nitrogen. */
    UREA("urea", "UREA", "", "mg/dL", 2),
    /** Sodium. */
    SODIUM("sodium", "SODIUM", "2951-2", "mmol/L", 1),
    /** Potassium. */
    POTASSIUM("potassium", "K", "2823-3", "mmol/L", 2),
    /** Chloride. */
    CHLORIDE("chloride", "CL", "2075-0", "mmol/L", 1),
    /** Bicarbonate, in serum or blood. */
    BICARBONATE("bicarbonate", "BICARB", "1963-8 1959-6", "mmol/L", 1),
    /** Total carbon dioxide. */
    TOTAL_CO2("total_co2", "CO2", "2028-9", "mmol/L", 1),
    /** Total calcium. */
    CALCIUM("calcium", "CA", "17861-6 2000-8", "mg/dL", 2),
    /** Ionised calcium. */
    CALCIUM_IONIZED("calcium_ionized", "CAION", "1994-3", "mmol/L", 3),
    /** Magnesium. */
    MAGNESIUM("magnesium", "MG", "19123-9 2601-3", "mg/dL", 2),
    /** Inorganic phosphate. */
    PHOSPHATE("phosphate", "PHOS", "2777-1 14879-1", "mg/dL", 2),
    /** Glucose in serum or plasma, from the laboratory. */
    GLUCOSE("glucose", "GLUC", "2345-7 14749-6", "mg/dL", 1),
    /** Glycated haemoglobin, NGSP per cent. */
    HBA1C("hba1c", "HBA1C", "4548-4", "%", 2),
    /** Total cholesterol. */
    CHOLESTEROL("cholesterol", "CHOL", "2093-3 14647-2", "mg/dL", 1),
    /** High density lipoprotein cholesterol. */
    HDL("hdl", "HDL", "2085-9 14646-4", "mg/dL", 1),
    /** Low density lipoprotein cholesterol, calculated or direct. */
    LDL("ldl", "LDL", "13457-7 2089-1 22748-8", "mg/dL", 1),
    /** Triglycerides. */
    TRIGLYCERIDES("triglycerides", "TRIG", "2571-8 14927-8", "mg/dL", 1),
    /** Urate. */
    URATE("urate", "URATE", "3084-1 14933-6", "mg/dL", 2),
    /** Haemoglobin. */
    HEMOGLOBIN("hemoglobin", "HGB", "718-7 59260-0", "g/dL", 2),
    /** Haematocrit. */
    HEMATOCRIT("hematocrit", "HCT", "4544-3 20570-8", "%", 2),
    /** Leukocytes. */
    WBC("wbc", "WBC", "6690-2 26464-8", "10*3/uL", 3),
    /** Neutrophils, absolute count. */
    NEUTROPHILS("neutrophils", "NEUT", "751-8 26499-4", "10*3/uL", 3),
    /** Lymphocytes, absolute count. */
    LYMPHOCYTES("lymphocytes", "LYM", "731-0 26474-7", "10*3/uL", 3),
    /** Eosinophils, absolute count. */
    EOSINOPHILS("eosinophils", "EOS", "711-2 26449-9", "10*3/uL", 3),
    /** Platelets. */
    PLATELETS("platelets", "PLAT", "777-3 26515-7", "10*3/uL", 1),
    /** International normalised ratio of the prothrombin time. */
    INR("inr", "INR", "6301-6 34714-6", "{INR}", 2),
    /** Prothrombin time. */
    PT("pt", "PT", "5902-2", "s", 2),
    /** Activated partial thromboplastin time. */
    APTT("aptt", "APTT", "14979-9 3173-2", "s", 2),
    /** Fibrinogen. */
    FIBRINOGEN("fibrinogen", "FIBRINO", "3255-7", "mg/dL", 1),
    /** Lactate. */
    LACTATE("lactate", "LACTICAC", "32693-4", "mmol/L", 2),
    /** Creatine kinase. */
    CK("ck", "CK", "2157-6", "U/L", 1),
    /** Lactate dehydrogenase. */
    LDH("ldh", "LDH", "2532-0 14804-9", "U/L", 1),
    /** Cardiac troponin I. */
    TROPONIN_I("troponin_i", "TROPONI", "10839-9 42757-5", "ng/mL", 4),
    /** Cardiac troponin T. */
    TROPONIN_T("troponin_t", "TROPONT", "6598-7", "ng/mL", 4),
    /** C-reactive protein. */
    CRP("crp", "CRP", "1988-5 76485-2", "mg/L", 2),
    /** Acidity of blood. */
    PH("ph", "PH", "11558-4", "[pH]", 3),
    /** Carbon dioxide tension of blood. */
    PACO2("paco2", "PCO2", "11557-6", "mm[Hg]", 1),
    /** Oxygen tension of blood. */
    PAO2("pao2", "PO2", "11556-8", "mm[Hg]", 1);

    private static final Map<String, Analyte> BY_CODE = byCode();
    private static final CodeIndex<Analyte> BY_LOINC = CodeIndex.of(List.of(values()), Analyte::loincCodes);
    private static final CodeIndex<Analyte> BY_SDTM = CodeIndex.of(List.of(values()), Analyte::sdtmCodes);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of; the type cannot say so.
    private final List<String> sdtmCodes;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of; the type cannot say so.
    private final List<String> loincCodes;

    private final String unit;
    private final int decimals;

    Analyte(String code, String sdtmCodes, String loincCodes, String unit, int decimals) {
        this.code = code;
        this.sdtmCodes = words(sdtmCodes);
        this.loincCodes = words(loincCodes);
        this.unit = unit;
        this.decimals = decimals;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public int decimals() {
        return decimals;
    }

    @Override
    public List<String> loincCodes() {
        return loincCodes;
    }

    @Override
    public List<String> sdtmCodes() {
        return sdtmCodes;
    }

    /** Finds an analyte by its canonical name, compared exactly; empty for an unknown name. */
    public static Optional<Analyte> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Finds an analyte by any of its LOINC codes; empty for an unknown code. */
    public static Optional<Analyte> ofLoinc(String loinc) {
        return BY_LOINC.find(loinc);
    }

    /** Finds an analyte by an LBTESTCD, whatever its case, taking the specimen to be blood, serum or plasma. */
    public static Optional<Analyte> ofSdtm(String testCode) {
        return BY_SDTM.find(testCode);
    }

    /**
     * Finds an analyte by an LBTESTCD and what it was measured in. Urine shares test codes with blood ({@code PH},
     * {@code GLUC}, {@code ALB}) but none of its limits, so a urine test is none of these analytes.
     *
     * @param specimenOrCategory LBSPEC, or LBCAT where a study has no specimen ({@code URINALYSIS}); may be null or blank
     */
    public static Optional<Analyte> ofSdtm(String testCode, @Nullable String specimenOrCategory) {
        boolean urine = specimenOrCategory != null
                && specimenOrCategory.toUpperCase(Locale.ROOT).contains("URIN");
        return urine ? Optional.empty() : ofSdtm(testCode);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static Map<String, Analyte> byCode() {
        Map<String, Analyte> analytes = new HashMap<>();
        for (Analyte analyte : values()) {
            analytes.put(analyte.code, analyte);
        }
        return Map.copyOf(analytes);
    }
}
