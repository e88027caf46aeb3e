package io.clinstream.engine.history;

import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.SubjectRecord;
import io.clinstream.engine.series.Origin;
import java.util.Comparator;

/**
 * What a report says, without the id of the message that said it: equal for duplicates, and ordered so that the newest
 * version is the greatest whatever the order of arrival.
 *
 * @param availableAt epoch milliseconds, {@link Statement#NEVER} where the source does not say
 * @param text everything else, in one fixed form
 */
record RecordContent(int version, RecordStatus status, long availableAt, String text)
        implements Comparable<RecordContent> {

    private static final Comparator<RecordContent> NEWEST_LAST = Comparator.comparingInt(RecordContent::version)
            .thenComparing(RecordContent::status)
            .thenComparingLong(RecordContent::availableAt)
            .thenComparing(RecordContent::text);

    /** The grade comes first in the text: of two reports with nothing to choose between them the graver counts. */
    static RecordContent of(AdverseEventReport report) {
        return of(
                report.header(),
                String.join(
                        "\u001f",
                        String.valueOf(report.grade()),
                        report.header().studyId(),
                        report.adverseEventId(),
                        Long.toString(report.header().eventTime()),
                        report.header().precision().name(),
                        String.valueOf(report.systemOrganClass()),
                        String.valueOf(report.endedAt()),
                        report.endPrecision().name(),
                        String.valueOf(report.serious()),
                        String.valueOf(report.related()),
                        String.valueOf(report.doseInterrupted()),
                        report.term()));
    }

    static RecordContent of(SubjectRecord subject) {
        return of(
                subject.header(),
                String.join(
                        "\u001f",
                        subject.header().studyId(),
                        String.valueOf(subject.header().siteId()),
                        String.valueOf(subject.sex()),
                        String.valueOf(subject.birthYear()),
                        String.valueOf(subject.ageYears()),
                        String.valueOf(subject.enrolledAt()),
                        String.valueOf(subject.hospitalAdmittedAt()),
                        String.valueOf(subject.firstDoseAt()),
                        String.valueOf(subject.lastDoseAt()),
                        String.valueOf(subject.discontinuedAt()),
                        String.valueOf(subject.diedAt()),
                        String.valueOf(subject.armIndex()),
                        String.valueOf(subject.arm())));
    }

    private static RecordContent of(EventHeader header, String text) {
        return new RecordContent(
                header.version(), header.status(), header.availableAt().orElse(Origin.UNKNOWN), text);
    }

    /** Whether nothing but the text tells two records apart. */
    boolean conflictsWith(RecordContent other) {
        return version == other.version
                && status == other.status
                && availableAt == other.availableAt
                && !text.equals(other.text);
    }

    @Override
    public int compareTo(RecordContent other) {
        return NEWEST_LAST.compare(this, other);
    }
}
