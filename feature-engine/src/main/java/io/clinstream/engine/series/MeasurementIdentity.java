package io.clinstream.engine.series;

import io.clinstream.clinical.MeasurementCode;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.ReadingContext;

/**
 * What makes two messages speak of one measurement of a patient: code, event time, source and the context of the
 * reading. Neither value nor version is part of it.
 *
 * @param eventTime epoch milliseconds UTC
 */
public record MeasurementIdentity(MeasurementCode code, long eventTime, String source, ReadingContext context) {

    /** The identity of a measurement of this code in an event. */
    public static MeasurementIdentity of(EventHeader header, MeasurementCode code) {
        return new MeasurementIdentity(code, header.eventTime(), header.source(), header.context());
    }

    /** Whether two measurements come from one reading: all but the code is the same. */
    public boolean sameReading(MeasurementIdentity other) {
        return eventTime == other.eventTime && source.equals(other.source) && context.equals(other.context);
    }
}
