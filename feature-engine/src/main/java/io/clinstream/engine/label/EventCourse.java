package io.clinstream.engine.label;

import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.AdverseEventReport;
import io.clinstream.engine.event.EventHeader;
import io.clinstream.engine.event.RecordStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The course of one adverse event as its reports tell it, from the oldest to the newest: when it began, and when it got
 * worse.
 *
 * <p>A follow-up of a grade higher than every one before it is a worsening; it happened at the follow-up's own onset
 * where that is later than the event's, else when it was reported. A follow-up of status {@code CORRECTED} says that the
 * grade was always so, and worsens nothing. Otherwise the newest word on grade and onset holds, and that on seriousness
 * and relation throughout. A report entered in error withdraws all before it; if it is the newest, nothing began.
 */
final class EventCourse {

    private record Worsening(Span when, long onset, int grade) {}

    private final List<Worsening> worsenings = new ArrayList<>();
    private AdverseEventReport onset;
    private int onsetGrade;
    private int worst;

    private EventCourse(AdverseEventReport first) {
        onset = first;
        onsetGrade = first.grade().orElse(0);
        worst = onsetGrade;
    }

    /** What began in an event of these reports, oldest first. */
    static List<Incident> incidents(List<AdverseEventReport> reports) {
        List<AdverseEventReport> standing = standing(reports);
        if (standing.isEmpty()) {
            return List.of();
        }
        EventCourse course = new EventCourse(standing.get(0));
        standing.subList(1, standing.size()).forEach(course::follow);
        return course.incidents(standing.get(standing.size() - 1));
    }

    /** The reports after the last that was entered in error. */
    static List<AdverseEventReport> standing(List<AdverseEventReport> reports) {
        int first = 0;
        for (int i = 0; i < reports.size(); i++) {
            if (reports.get(i).header().status().retracts()) {
                first = i + 1;
            }
        }
        return reports.subList(first, reports.size());
    }

    private void follow(AdverseEventReport report) {
        int grade = report.grade().orElse(0);
        boolean corrects = report.header().status() == RecordStatus.CORRECTED;
        if (!corrects && worst > 0 && grade > worst) {
            worsen(report, grade);
            return;
        }
        boolean repeatsWorsening = worsenings.stream()
                .anyMatch(worsening -> worsening.onset == report.header().eventTime());
        if (!repeatsWorsening) {
            onset = report;
        }
        if (corrects && grade > 0) {
            correct(grade);
            worst = grade;
            return;
        }
        if (worsenings.isEmpty() && grade > 0) {
            onsetGrade = grade;
        }
        worst = Math.max(worst, grade);
    }

    private void worsen(AdverseEventReport report, int grade) {
        EventHeader header = report.header();
        boolean ownOnset = !header.precision().coarserThanDay()
                && header.eventTime() > onset.header().eventTime();
        worsenings.add(new Worsening(
                ownOnset ? Span.of(header.eventTime(), header.precision()) : reported(header),
                header.eventTime(),
                grade));
        if (header.eventTime() < onset.header().eventTime()) {
            onset = report;
        }
        worst = grade;
    }

    /** A date of a report comes as midnight where the onset is known to the day too. */
    private static Span reported(EventHeader header) {
        long time = header.availableAt().orElse(header.arrivedAt());
        return header.precision().finerThanDay() ? Span.of(time, TimePrecision.MILLI) : Span.ofUnstated(time);
    }

    /** The grade last said was wrong: what was only seen by it is gone. */
    private void correct(int grade) {
        worsenings.removeIf(worsening -> worsening.grade > grade);
        if (worsenings.isEmpty()) {
            onsetGrade = grade;
        } else {
            int last = worsenings.size() - 1;
            Worsening worsening = worsenings.get(last);
            worsenings.set(last, new Worsening(worsening.when, worsening.onset, grade));
        }
    }

    private List<Incident> incidents(AdverseEventReport newest) {
        List<Incident> incidents = new ArrayList<>();
        EventHeader header = onset.header();
        incidents.add(incident(Span.of(header.eventTime(), header.precision()), onsetGrade, newest));
        worsenings.forEach(worsening -> incidents.add(incident(worsening.when, worsening.grade, newest)));
        return incidents;
    }

    private static Incident incident(Span when, int grade, AdverseEventReport newest) {
        return new Incident(
                when, grade == 0 ? OptionalInt.empty() : OptionalInt.of(grade), newest.serious(), newest.related());
    }
}
