package io.clinstream.streams.testing;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.schema.AdverseEventFacts;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.ClockMode;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Measurement;
import io.clinstream.schema.ReportStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Canonical events as a test tells them: {@code aReading("PT1").of("heart_rate", "72").at("10:05")}. */
public final class CanonicalInput {

    private static final String DAY = "2024-03-01T";

    private final String patientId;
    private final EventKind kind;
    private final List<Measurement> measurements = new ArrayList<>();
    private Instant at = Instant.parse(DAY + "10:00:00Z");
    private ReportStatus status = ReportStatus.FINAL;
    private ClockMode clock = ClockMode.LIVE;
    private int version = 1;
    private int grade = 2;

    private CanonicalInput(String patientId, EventKind kind) {
        this.patientId = patientId;
        this.kind = kind;
    }

    /** A reading of vital signs. */
    public static CanonicalInput aReading(String patientId) {
        return new CanonicalInput(patientId, EventKind.VITALS);
    }

    /** A laboratory result. */
    public static CanonicalInput aLab(String patientId) {
        return new CanonicalInput(patientId, EventKind.LAB);
    }

    /** A report of the adverse event AE-1. */
    public static CanonicalInput anAdverseEvent(String patientId) {
        return new CanonicalInput(patientId, EventKind.ADVERSE_EVENT);
    }

    /** The end of a historical load. */
    public static CanonicalInput anEndOfLoad(String patientId) {
        return new CanonicalInput(patientId, EventKind.END_OF_LOAD).historical();
    }

    /** With this measurement. */
    public CanonicalInput of(String code, String value) {
        MeasurementCode known = MeasurementCode.ofCode(code).orElseThrow();
        measurements.add(Measurement.newBuilder()
                .setCode(code)
                .setValueScaled(ScaledValue.rounded(new BigDecimal(value), known.decimals())
                        .unscaled())
                .setDecimals(known.decimals())
                .setUnit(known.unit())
                .setOriginalValue(value)
                .build());
        return this;
    }

    /** At this time of 1 March 2024, {@code HH:mm}. */
    public CanonicalInput at(String time) {
        return at(Instant.parse(DAY + time + ":00Z"));
    }

    /** At this instant. */
    public CanonicalInput at(Instant instant) {
        this.at = instant;
        return this;
    }

    /** As a version of that number and status. */
    public CanonicalInput version(int number, ReportStatus newStatus) {
        this.version = number;
        this.status = newStatus;
        return this;
    }

    /** As part of a historical load. */
    public CanonicalInput historical() {
        this.clock = ClockMode.HISTORICAL;
        return this;
    }

    /** With this grade. */
    public CanonicalInput grade(int newGrade) {
        this.grade = newGrade;
        return this;
    }

    /** The event. */
    public CanonicalEvent event() {
        CanonicalEvent.Builder event = CanonicalEvent.newBuilder()
                .setKind(kind)
                .setEventId("e-" + patientId + "-" + at.toEpochMilli() + "-" + version)
                .setPatientId(patientId)
                .setStudyId("S1")
                .setSource("monitor-1")
                .setEventTime(at)
                .setEventTimePrecision(io.clinstream.schema.TimePrecision.MILLI)
                .setIngestedAt(at)
                .setClock(clock)
                .setLoadId(clock == ClockMode.HISTORICAL ? "load-1" : null)
                .setStatus(status)
                .setVersion(version)
                .setMeasurements(measurements)
                .setSourceTopic("clinical.vitals")
                .setSourcePartition(0)
                .setSourceOffset(17L);
        if (kind == EventKind.ADVERSE_EVENT) {
            event.setAdverseEvent(AdverseEventFacts.newBuilder()
                    .setAdverseEventId("AE-1")
                    .setTerm("Headache")
                    .setGrade(grade)
                    .build());
        }
        return event.build();
    }

    /** A tick. */
    public static CanonicalEvent aTick() {
        return CanonicalEvent.newBuilder()
                .setKind(EventKind.TICK)
                .setEventId("tick-0")
                .setEventTime(Instant.EPOCH)
                .setIngestedAt(Instant.EPOCH)
                .build();
    }
}
