package io.clinstream.benchmarks.stores;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.contract.FeatureVectorSchema;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.PatientEvent;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.VitalsReading;
import io.clinstream.engine.history.PatientHistory;
import io.clinstream.engine.vector.FeatureVector;
import io.clinstream.platform.registry.AvroEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Vectors of the engine with the whole catalogue, as a partition of {@code clinical.features} holds them: patients in
 * turns, vital signs every five minutes, temperature every hour, laboratory results every six. The same numbers every
 * time.
 *
 * @param patients how many there are
 * @param vectors how many are made
 * @param start instant of the first, epoch milliseconds
 */
record VectorStock(int patients, int vectors, long start) {

    /** From one vector of a patient to the next, milliseconds. */
    static final long INTERVAL = 300_000;

    private static final long START = 1_735_689_600_000L;
    private static final int PER_HOUR = 12;
    private static final int LABS_EVERY = 6 * PER_HOUR;

    /** Everyday value and step, in units of the last decimal. */
    private static final Map<MeasurementCode, int[]> VITALS = Map.of(
            Signal.HEART_RATE, new int[] {8_000, 300},
            Signal.BP_SYSTOLIC, new int[] {12_000, 400},
            Signal.BP_DIASTOLIC, new int[] {7_500, 300},
            Signal.SPO2, new int[] {9_600, 100},
            Signal.RESPIRATORY_RATE, new int[] {1_600, 100});

    private static final Map<MeasurementCode, int[]> LABS = Map.of(
            Analyte.CREATININE, new int[] {1_000, 50},
            Analyte.POTASSIUM, new int[] {420, 20},
            Analyte.SODIUM, new int[] {1_390, 15},
            Analyte.HEMOGLOBIN, new int[] {1_240, 40},
            Analyte.WBC, new int[] {8_100, 900},
            Analyte.ALT, new int[] {310, 40},
            Analyte.BILIRUBIN_TOTAL, new int[] {700, 90});

    /** Vectors of a day long past. */
    VectorStock(int patients, int vectors) {
        this(patients, vectors, START);
    }

    /** Gives every vector in the order of its offset: patient, offset, vector. */
    interface Taker {
        void take(String patientId, long offset, FeatureVector vector);
    }

    void forEach(Taker taker) {
        List<PatientHistory> histories = new ArrayList<>();
        for (int patient = 0; patient < patients; patient++) {
            histories.add(new PatientHistory());
        }
        SplittableRandom random = new SplittableRandom(20_261_121);
        for (int offset = 0; offset < vectors; offset++) {
            int patient = offset % patients;
            int round = offset / patients;
            long now = start + round * INTERVAL + patient * INTERVAL / patients;
            PatientHistory history = histories.get(patient);
            events(patient, round, now, random, event -> history.apply(event, now));
            taker.take(idOf(patient), offset, history.features(now));
        }
    }

    /** The vectors as values of the topic, in Confluent wire format with that schema id. */
    List<byte[]> encoded(int schemaId) {
        List<byte[]> all = new ArrayList<>(vectors);
        forEach((patient, offset, vector) -> all.add(AvroEncoder.encode(schemaId, record(patient, offset, vector))));
        return all;
    }

    static String idOf(int patient) {
        return String.format(Locale.ROOT, "PT%05d", patient);
    }

    private static void events(int patient, int round, long now, SplittableRandom random, Consumer<PatientEvent> take) {
        List<Measurement> measured = new ArrayList<>();
        VITALS.forEach((code, usual) -> measured.add(measurement(code, usual, random)));
        if (round % PER_HOUR == patient % PER_HOUR) {
            measured.add(measurement(Signal.TEMPERATURE, new int[] {3_690, 30}, random));
        }
        take.accept(new VitalsReading(header(patient, "v", now), measured));
        if (round % LABS_EVERY == patient % LABS_EVERY) {
            LABS.forEach((code, usual) ->
                    take.accept(new LabReport(header(patient, code.code(), now), measurement(code, usual, random))));
        }
    }

    private static Measurement measurement(MeasurementCode code, int[] usual, SplittableRandom random) {
        // Devices show whole units of the vital signs, laboratories all their digits.
        int grain = code instanceof Signal && code != Signal.TEMPERATURE ? 100 : 1;
        long value = Math.round((usual[0] + usual[1] * random.nextGaussian()) / grain) * grain;
        return Measurement.of(code, new ScaledValue(Math.max(1, value), code.decimals()));
    }

    private static EventHeader header(int patient, String what, long now) {
        return new EventHeader(
                idOf(patient) + "-" + what + "-" + now,
                idOf(patient),
                "BENCH-01",
                "SITE-7",
                "monitor-" + patient,
                now,
                TimePrecision.MILLI,
                OptionalLong.empty(),
                now,
                RecordStatus.FINAL,
                1,
                ReadingContext.NONE);
    }

    static GenericRecord record(String patient, long offset, FeatureVector vector) {
        Schema schema = FeatureVectorSchema.schema();
        GenericRecord row = new GenericData.Record(schema);
        row.put("patient_id", patient);
        row.put("study_id", "BENCH-01");
        row.put("site_id", "SITE-7");
        row.put("as_of", vector.asOf());
        row.put("known_at", vector.asOf() + 200);
        row.put("trigger", new GenericData.EnumSymbol(schema.getField("trigger").schema(), "EVENT"));
        row.put("event_id", patient + "-v-" + vector.asOf());
        row.put("canonical_partition", 0);
        row.put("canonical_offset", offset);
        row.put("sequence", 0);
        row.put("log_epoch", 1);
        row.put("clock", new GenericData.EnumSymbol(schema.getField("clock").schema(), "LIVE"));
        row.put("last_accepted_at", vector.asOf() + 200);
        row.put("vitals_at", vector.asOf());
        row.put("feature_set", vector.catalog().featureSet());
        row.put("vector_sha256", vector.vectorSha256(patient));
        GenericRecord features =
                new GenericData.Record(schema.getField("features").schema());
        for (int feature = 0; feature < vector.size(); feature++) {
            features.put(feature, vector.value(feature));
        }
        row.put("features", features);
        return row;
    }
}
