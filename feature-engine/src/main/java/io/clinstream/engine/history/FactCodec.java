package io.clinstream.engine.history;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.ReadingContext;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.history.StoredFact.AdverseEventFact;
import io.clinstream.engine.history.StoredFact.MeasurementsFact;
import io.clinstream.engine.history.StoredFact.Stated;
import io.clinstream.engine.history.StoredFact.SubjectFact;
import io.clinstream.engine.series.Origin;
import io.clinstream.engine.series.Reading;
import io.clinstream.engine.series.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The bytes of a stored fact: a byte for format and kind, and its fields in order, instants as their distance from when
 * the fact became known. A reading of one vital sign takes about thirty bytes. Enums are written by fixed numbers, so
 * that reordering one breaks no store. The slot is part of the key, not of the bytes.
 */
public final class FactCodec {

    private static final int MEASUREMENTS = 0x21;
    private static final int ADVERSE_EVENT = 0x22;
    private static final int SUBJECT = 0x24;

    /** As written before a subject had an admission to hospital. */
    private static final int SUBJECT_WITHOUT_ADMISSION = 0x23;

    private static final int AVAILABLE = 0x40;
    private static final int IN_CONTEXT = 0x80;
    private static final int LOWER_LIMIT = 0x40;
    private static final int UPPER_LIMIT = 0x80;
    private static final int REMARKS = 0x3F;

    private static final List<RecordStatus> STATUSES = List.of(
            RecordStatus.PRELIMINARY,
            RecordStatus.FINAL,
            RecordStatus.AMENDED,
            RecordStatus.CORRECTED,
            RecordStatus.ENTERED_IN_ERROR);
    private static final List<TimePrecision> PRECISIONS = List.of(
            TimePrecision.YEAR,
            TimePrecision.MONTH,
            TimePrecision.DAY,
            TimePrecision.MINUTE,
            TimePrecision.SECOND,
            TimePrecision.MILLI);

    private FactCodec() {}

    /** The fact as bytes. */
    public static byte[] encode(StoredFact fact) {
        FactWriter out = new FactWriter();
        if (fact instanceof MeasurementsFact measurements) {
            out.writeByte(MEASUREMENTS);
            writeMeasurements(out, measurements);
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
     * @param from index of its first byte
     * @param slot where it stood
     * @throws IllegalArgumentException if the bytes are no fact of a known format
     */
    public static StoredFact decode(byte[] bytes, int from, int slot) {
        FactReader in = new FactReader(bytes, from);
        int kind = in.readByte();
        return switch (kind) {
            case MEASUREMENTS -> readMeasurements(in, slot);
            case ADVERSE_EVENT -> readReport(in, slot);
            case SUBJECT -> readSubject(in, slot, true);
            case SUBJECT_WITHOUT_ADMISSION -> readSubject(in, slot, false);
            default -> throw new IllegalArgumentException("stored fact is of unknown format or kind " + kind);
        };
    }

    private static void writeMeasurements(FactWriter out, MeasurementsFact fact) {
        Origin origin = fact.origin();
        boolean available = origin.availableAt() != Origin.UNKNOWN;
        boolean inContext = !origin.reading().context().equals(ReadingContext.NONE);
        out.writeNumber(origin.knownAt());
        out.writeNumber(origin.knownAt() - fact.eventTime());
        out.writeNumber(origin.knownAt() - origin.arrivedAt());
        out.writeByte(STATUSES.indexOf(origin.status())
                | (PRECISIONS.indexOf(origin.precision()) << 3)
                | (available ? AVAILABLE : 0)
                | (inContext ? IN_CONTEXT : 0));
        out.writeNumber(origin.version());
        if (available) {
            out.writeNumber(origin.knownAt() - origin.availableAt());
        }
        out.writeText(origin.reading().source());
        if (inContext) {
            writeContext(out, origin.reading().context());
        }
        out.writeNumber(fact.statements().size());
        for (Stated stated : fact.statements()) {
            writeStatement(out, stated);
        }
    }

    private static void writeStatement(FactWriter out, Stated stated) {
        Statement statement = stated.statement();
        out.writeByte(CodeNumbers.of(stated.code()));
        boolean lower = statement.lowerLimit() != Series.NO_LIMIT;
        boolean upper = statement.upperLimit() != Series.NO_LIMIT;
        out.writeByte(statement.remarks() | (lower ? LOWER_LIMIT : 0) | (upper ? UPPER_LIMIT : 0));
        out.writeNumber(statement.value());
        if (lower) {
            out.writeNumber(statement.lowerLimit());
        }
        if (upper) {
            out.writeNumber(statement.upperLimit());
        }
    }

    private static MeasurementsFact readMeasurements(FactReader in, int slot) {
        long knownAt = in.readNumber();
        long eventTime = knownAt - in.readNumber();
        long arrivedAt = knownAt - in.readNumber();
        int bits = in.readByte();
        int version = in.readSmallNumber();
        long availableAt = (bits & AVAILABLE) == 0 ? Origin.UNKNOWN : knownAt - in.readNumber();
        String source = in.readText();
        ReadingContext context = (bits & IN_CONTEXT) == 0 ? ReadingContext.NONE : readContext(in);
        Origin origin = new Origin(
                new Reading(source, context),
                version,
                STATUSES.get(bits & 7),
                PRECISIONS.get((bits >> 3) & 7),
                availableAt,
                arrivedAt,
                knownAt,
                slot);
        int count = in.readSmallNumber();
        List<Stated> statements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            statements.add(readStatement(in, origin));
        }
        return new MeasurementsFact(eventTime, origin, statements);
    }

    private static Stated readStatement(FactReader in, Origin origin) {
        MeasurementCode code = CodeNumbers.code(in.readByte());
        int bits = in.readByte();
        long value = in.readNumber();
        long lower = (bits & LOWER_LIMIT) == 0 ? Series.NO_LIMIT : in.readNumber();
        long upper = (bits & UPPER_LIMIT) == 0 ? Series.NO_LIMIT : in.readNumber();
        return new Stated(code, new Statement(origin, value, lower, upper, bits & REMARKS));
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
        out.writeNumber(fact.knownAt());
    }

    private static AdverseEventFact readReport(FactReader in, int slot) {
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
        return new AdverseEventFact(report, in.readNumber(), slot);
    }

    private static void writeSubject(FactWriter out, SubjectFact fact) {
        SubjectRecord subject = fact.subject();
        writeHeader(out, subject.header());
        out.writeNullable(subject.sex());
        out.writeOptional(subject.birthYear());
        out.writeOptional(subject.ageYears());
        out.writeOptional(subject.enrolledAt());
        out.writeOptional(subject.hospitalAdmittedAt());
        out.writeOptional(subject.firstDoseAt());
        out.writeOptional(subject.lastDoseAt());
        out.writeOptional(subject.discontinuedAt());
        out.writeOptional(subject.diedAt());
        out.writeOptional(subject.armIndex());
        out.writeNullable(subject.arm());
        out.writeNumber(fact.knownAt());
    }

    private static SubjectFact readSubject(FactReader in, int slot, boolean withAdmission) {
        SubjectRecord subject = new SubjectRecord(
                readHeader(in),
                in.readNullable(),
                in.readOptionalInt(),
                in.readOptionalInt(),
                in.readOptionalLong(),
                withAdmission ? in.readOptionalLong() : OptionalLong.empty(),
                in.readOptionalLong(),
                in.readOptionalLong(),
                in.readOptionalLong(),
                in.readOptionalLong(),
                in.readOptionalInt(),
                in.readNullable());
        return new SubjectFact(subject, in.readNumber(), slot);
    }

    private static void writeHeader(FactWriter out, EventHeader header) {
        out.writeText(header.eventId());
        out.writeText(header.patientId());
        out.writeText(header.studyId());
        out.writeNullable(header.siteId());
        out.writeText(header.source());
        out.writeNumber(header.eventTime());
        out.writeText(header.precision().name());
        out.writeOptional(header.availableAt());
        out.writeNumber(header.arrivedAt());
        out.writeText(header.status().name());
        out.writeNumber(header.version());
        writeContext(out, header.context());
    }

    private static EventHeader readHeader(FactReader in) {
        return new EventHeader(
                in.readText(),
                in.readText(),
                in.readText(),
                in.readNullable(),
                in.readText(),
                in.readNumber(),
                TimePrecision.valueOf(in.readText()),
                in.readOptionalLong(),
                in.readNumber(),
                RecordStatus.valueOf(in.readText()),
                in.readSmallNumber(),
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
