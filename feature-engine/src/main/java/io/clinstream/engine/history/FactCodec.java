package io.clinstream.engine.history;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.history.StoredFact.AdverseEventFact;
import io.clinstream.engine.history.StoredFact.MeasurementFact;
import io.clinstream.engine.history.StoredFact.SubjectFact;
import io.clinstream.engine.series.MeasurementIdentity;

/**
 * The bytes of a stored fact: a format byte, a byte for the kind, and its fields in order. A measurement takes a few
 * dozen bytes. Enums are written by name, so that reordering one breaks no store.
 */
public final class FactCodec {

    private static final int FORMAT = 1;
    private static final int MEASUREMENT = 1;
    private static final int ADVERSE_EVENT = 2;
    private static final int SUBJECT = 3;

    private FactCodec() {}

    /** The fact as bytes. */
    public static byte[] encode(StoredFact fact) {
        FactWriter out = new FactWriter();
        out.writeByte(FORMAT);
        if (fact instanceof MeasurementFact measurement) {
            out.writeByte(MEASUREMENT);
            writeMeasurement(out, measurement);
        } else if (fact instanceof AdverseEventFact report) {
            out.writeByte(ADVERSE_EVENT);
            writeReport(out, report);
        } else if (fact instanceof SubjectFact version) {
            out.writeByte(SUBJECT);
            writeSubject(out, version);
        }
        return out.toBytes();
    }

    /**
     * The fact that {@link #encode} wrote.
     *
     * @throws IllegalArgumentException if the bytes are no fact of a known format
     */
    public static StoredFact decode(byte[] bytes) {
        FactReader in = new FactReader(bytes);
        int format = in.readByte();
        if (format != FORMAT) {
            throw new IllegalArgumentException("stored fact has format " + format + ", known is " + FORMAT);
        }
        int kind = in.readByte();
        return switch (kind) {
            case MEASUREMENT -> readMeasurement(in);
            case ADVERSE_EVENT -> readReport(in);
            case SUBJECT -> readSubject(in);
            default -> throw new IllegalArgumentException("stored fact is of unknown kind " + kind);
        };
    }

    private static void writeMeasurement(FactWriter out, MeasurementFact fact) {
        MeasurementIdentity identity = fact.identity();
        Statement statement = fact.statement();
        out.writeText(identity.code().code());
        out.writeLong(identity.eventTime());
        out.writeText(identity.source());
        writeContext(out, identity.context());
        out.writeInt(statement.version());
        out.writeText(statement.status().name());
        out.writeLong(statement.availableAt());
        out.writeLong(statement.value());
        out.writeText(statement.precision().name());
        out.writeLong(statement.lowerLimit());
        out.writeLong(statement.upperLimit());
        out.writeByte(statement.remarks());
        out.writeLong(statement.arrivedAt());
        out.writeLong(fact.knownAt());
    }

    private static MeasurementFact readMeasurement(FactReader in) {
        String code = in.readText();
        MeasurementCode known = MeasurementCode.ofCode(code)
                .orElseThrow(() -> new IllegalArgumentException("stored fact has the unknown code " + code));
        MeasurementIdentity identity = new MeasurementIdentity(known, in.readLong(), in.readText(), readContext(in));
        Statement statement = new Statement(
                in.readInt(),
                RecordStatus.valueOf(in.readText()),
                in.readLong(),
                in.readLong(),
                TimePrecision.valueOf(in.readText()),
                in.readLong(),
                in.readLong(),
                in.readByte(),
                in.readLong());
        return new MeasurementFact(identity, statement, in.readLong());
    }

    private static void writeReport(FactWriter out, AdverseEventFact fact) {
        AdverseEventReport report = fact.report();
        writeHeader(out, report.header());
        out.writeText(report.adverseEventId());
        out.writeText(report.term());
        out.writeNullable(report.systemOrganClass());
        out.writeOptional(report.endedAt());
        out.writeText(report.endPrecision().name());
        out.writeOptional(report.grade());
        out.writeFlag(report.serious());
        out.writeFlag(report.related());
        out.writeFlag(report.doseInterrupted());
        out.writeLong(fact.knownAt());
    }

    private static AdverseEventFact readReport(FactReader in) {
        AdverseEventReport report = new AdverseEventReport(
                readHeader(in),
                in.readText(),
                in.readText(),
                in.readNullable(),
                in.readOptionalLong(),
                TimePrecision.valueOf(in.readText()),
                in.readOptionalInt(),
                in.readFlag(),
                in.readFlag(),
                Boolean.TRUE.equals(in.readFlag()));
        return new AdverseEventFact(report, in.readLong());
    }

    private static void writeSubject(FactWriter out, SubjectFact fact) {
        SubjectRecord subject = fact.subject();
        writeHeader(out, subject.header());
        out.writeNullable(subject.sex());
        out.writeOptional(subject.birthYear());
        out.writeOptional(subject.ageYears());
        out.writeOptional(subject.enrolledAt());
        out.writeOptional(subject.firstDoseAt());
        out.writeOptional(subject.lastDoseAt());
        out.writeOptional(subject.discontinuedAt());
        out.writeOptional(subject.diedAt());
        out.writeOptional(subject.armIndex());
        out.writeNullable(subject.arm());
        out.writeLong(fact.knownAt());
    }

    private static SubjectFact readSubject(FactReader in) {
        SubjectRecord subject = new SubjectRecord(
                readHeader(in),
                in.readNullable(),
                in.readOptionalInt(),
                in.readOptionalInt(),
                in.readOptionalLong(),
                in.readOptionalLong(),
                in.readOptionalLong(),
                in.readOptionalLong(),
                in.readOptionalLong(),
                in.readOptionalInt(),
                in.readNullable());
        return new SubjectFact(subject, in.readLong());
    }

    private static void writeHeader(FactWriter out, EventHeader header) {
        out.writeText(header.eventId());
        out.writeText(header.patientId());
        out.writeText(header.studyId());
        out.writeNullable(header.siteId());
        out.writeText(header.source());
        out.writeLong(header.eventTime());
        out.writeText(header.precision().name());
        out.writeOptional(header.availableAt());
        out.writeLong(header.arrivedAt());
        out.writeText(header.status().name());
        out.writeInt(header.version());
        writeContext(out, header.context());
    }

    private static EventHeader readHeader(FactReader in) {
        return new EventHeader(
                in.readText(),
                in.readText(),
                in.readText(),
                in.readNullable(),
                in.readText(),
                in.readLong(),
                TimePrecision.valueOf(in.readText()),
                in.readOptionalLong(),
                in.readLong(),
                RecordStatus.valueOf(in.readText()),
                in.readInt(),
                readContext(in));
    }

    private static void writeContext(FactWriter out, ReadingContext context) {
        out.writeNullable(context.position());
        out.writeNullable(context.timepoint());
        out.writeNullable(context.visit());
        out.writeNullable(context.repeat());
    }

    private static ReadingContext readContext(FactReader in) {
        return new ReadingContext(in.readNullable(), in.readNullable(), in.readNullable(), in.readNullable());
    }
}
