package io.clinstream.engine.series;

import io.clinstream.clinical.MeasurementCode;

/**
 * What makes two messages speak of one measurement of a patient: code, event time and reading (source and context).
 * Neither value nor version is part of it.
 *
 * @param eventTime epoch milliseconds UTC
 */
public record MeasurementIdentity(MeasurementCode code, long eventTime, Reading reading) {}
