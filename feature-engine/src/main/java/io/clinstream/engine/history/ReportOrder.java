package io.clinstream.engine.history;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.SubjectRecord;
import java.util.Comparator;

/** The order of versions: by version, status, availability and content, never by arrival; the newest is the greatest. */
public final class ReportOrder {

    /** Of the reports of one adverse event. */
    public static final Comparator<AdverseEventReport> ADVERSE_EVENT = Comparator.comparing(RecordContent::of);

    /** Of the records of one subject. */
    public static final Comparator<SubjectRecord> SUBJECT = Comparator.comparing(RecordContent::of);

    private ReportOrder() {}
}
