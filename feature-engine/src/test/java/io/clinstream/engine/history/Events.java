package io.clinstream.engine.history;

import io.clinstream.clinical.Analyte;
import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.ScaledValue;
import io.clinstream.clinical.Signal;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.LabReport;
import io.clinstream.engine.event.Measurement;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.event.VitalsReading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Short ways to write events in tests: times in hours after a fixed midnight. */
public final class Events {

    /** 2026-01-15T00:00:00Z. */
    public static final long MIDNIGHT = 1_768_435_200_000L;

    private Events() {}

    /** Epoch milliseconds of an hour after {@link #MIDNIGHT}. */
    public static long hour(double hours) {
        return MIDNIGHT + Math.round(hours * 3_600_000L);
    }

    /** A version of the subject record. */
    public static SubjectRecord subject(int version, int birthYear) {
        return new SubjectRecord(
                at(0).version(version, RecordStatus.FINAL).header(),
                "F",
                OptionalInt.of(birthYear),
                OptionalInt.empty(),
                OptionalLong.of(MIDNIGHT),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                null);
    }

    /** Begins an event at an hour after {@link #MIDNIGHT}. */
    public static Header at(double hours) {
        return new Header(
                "monitor",
                hour(hours),
                TimePrecision.MILLI,
                OptionalLong.empty(),
                RecordStatus.FINAL,
                1,
                ReadingContext.NONE);
    }

    /** What tests vary of a header. */
    public record Header(
            String source,
            long eventTime,
            TimePrecision precision,
            OptionalLong availableAt,
            RecordStatus status,
            int version,
            ReadingContext context) {

        public Header from(String newSource) {
            return new Header(newSource, eventTime, precision, availableAt, status, version, context);
        }

        public Header to(TimePrecision newPrecision) {
            return new Header(source, eventTime, newPrecision, availableAt, status, version, context);
        }

        public Header available(double hours) {
            return new Header(source, eventTime, precision, OptionalLong.of(hour(hours)), status, version, context);
        }

        public Header version(int newVersion, RecordStatus newStatus) {
            return new Header(source, eventTime, precision, availableAt, newStatus, newVersion, context);
        }

        public Header position(String position) {
            ReadingContext newContext = new ReadingContext(position, null, null, null);
            return new Header(source, eventTime, precision, availableAt, status, version, newContext);
        }

        public EventHeader header() {
            return new EventHeader(
                    "event",
                    "PT00001",
                    "STUDY1",
                    "SITE1",
                    source,
                    eventTime,
                    precision,
                    availableAt,
                    eventTime,
                    status,
                    version,
                    context);
        }

        /** A reading of signals and their values, alternating. */
        public VitalsReading reads(Object... signalsAndValues) {
            List<Measurement> measurements = new ArrayList<>();
            for (int i = 0; i < signalsAndValues.length; i += 2) {
                measurements.add(
                        measurement((Signal) signalsAndValues[i], ((Number) signalsAndValues[i + 1]).doubleValue()));
            }
            return new VitalsReading(header(), measurements);
        }

        public LabReport results(Analyte analyte, double value) {
            return new LabReport(header(), measurement(analyte, value));
        }

        public VitalsReading withdraws(Signal signal) {
            return new VitalsReading(header(), List.of(Measurement.withdrawn(signal)));
        }

        public LabReport withdraws(Analyte analyte) {
            return new LabReport(header(), Measurement.withdrawn(analyte));
        }

        public AdverseEventReport reports(String adverseEventId, int grade) {
            OptionalInt known = grade == 0 ? OptionalInt.empty() : OptionalInt.of(grade);
            return new AdverseEventReport(
                    header(),
                    adverseEventId,
                    "HEADACHE",
                    null,
                    OptionalLong.empty(),
                    TimePrecision.MILLI,
                    known,
                    null,
                    null,
                    false);
        }
    }

    private static Measurement measurement(MeasurementCode code, double value) {
        return Measurement.of(code, ScaledValue.rounded(BigDecimal.valueOf(value), code.decimals()));
    }
}
