package io.clinstream.engine.label;

import io.clinstream.clinical.TimePrecision;
import io.clinstream.engine.event.RecordStatus;
import io.clinstream.engine.event.SubjectRecord;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Labels from the text of the rules, slowly: an event's course is told anew for each question, by looking at every
 * report with all before it, and every possible instant of an onset is named by its earliest and latest.
 */
final class LabelOracle {

    private static final BigInteger DAY = BigInteger.valueOf(86_400_000L);

    private record Began(Said said, Instant earliest, Instant latest, boolean dayLike, int grade, boolean deadly) {}

    private LabelOracle() {}

    static LabelState state(
            List<Said> all,
            SubjectRecord subject,
            LabelDefinition definition,
            Instant cutOff,
            Label label,
            Instant at) {
        boolean certain = false;
        boolean maybe = false;
        for (String id : all.stream().map(Said::id).distinct().toList()) {
            for (Began began :
                    course(all.stream().filter(said -> said.id().equals(id)).toList(), subject)) {
                int kind = kind(began, label);
                int counts = counts(began, subject, definition);
                int place = place(began, at);
                int worst = Math.min(kind, Math.min(counts, place));
                certain |= worst == 2;
                maybe |= worst == 1;
            }
        }
        if (certain) {
            return LabelState.POSITIVE;
        }
        if (maybe) {
            return LabelState.UNDECIDABLE;
        }
        Instant end = at.plusSeconds(86_400);
        for (OptionalLong gone : List.of(subject.discontinuedAt(), subject.diedAt())) {
            if (gone.isPresent() && Instant.ofEpochMilli(gone.getAsLong()).isBefore(end)) {
                return LabelState.CENSORED;
            }
        }
        return end.plus(definition.reportingLag()).isAfter(cutOff) ? LabelState.IMMATURE : LabelState.NEGATIVE_MATURE;
    }

    /** 0 no, 1 not known, 2 yes. */
    private static int kind(Began began, Label label) {
        Said said = began.said;
        return switch (label) {
            case ADVERSE_EVENT -> 2;
            case GRADE_2_PLUS -> began.grade == 0 ? 1 : began.grade >= 2 ? 2 : 0;
            case GRADE_3_PLUS -> began.grade == 0 ? 1 : began.grade >= 3 ? 2 : 0;
            case SERIOUS -> began.deadly ? 2 : said.serious() == null ? 1 : said.serious() ? 2 : 0;
            case RELATED -> said.related() == null || said.related() ? 2 : 0;
        };
    }

    private static int counts(Began began, SubjectRecord subject, LabelDefinition definition) {
        if (definition.events() == LabelEvents.ALL) {
            return 2;
        }
        return subject.firstDoseAt().isPresent()
                        && !began.latest.isBefore(
                                Instant.ofEpochMilli(subject.firstDoseAt().getAsLong()))
                ? 2
                : 0;
    }

    /** An instant is in if it is later than {@code at} and not later than 24 h after; a day may begin with it. */
    private static int place(Began began, Instant at) {
        Predicate<Instant> in = instant -> instant.isAfter(at) && !instant.isAfter(at.plusSeconds(86_400));
        boolean first = in.test(began.earliest) || (began.dayLike && began.earliest.equals(at));
        boolean last = in.test(began.latest);
        if (first && last) {
            return 2;
        }
        boolean before = !began.latest.isAfter(at);
        Instant end = at.plusSeconds(86_400);
        boolean after = began.dayLike ? !began.earliest.isBefore(end) : began.earliest.isAfter(end);
        return before || after ? 0 : 1;
    }

    private static List<Began> course(List<Said> reports, SubjectRecord subject) {
        List<Said> sorted = reports.stream()
                .sorted(Comparator.comparing((Said said) -> said.version())
                        .thenComparing((Said said) -> said.status())
                        .thenComparing((Said said) -> said.availableAt().orElse(Long.MIN_VALUE)))
                .toList();
        Said newest = sorted.get(sorted.size() - 1);
        if (newest.status() == RecordStatus.ENTERED_IN_ERROR) {
            return List.of();
        }
        List<Said> standing = new ArrayList<>();
        for (Said said : sorted) {
            if (said.status() == RecordStatus.ENTERED_IN_ERROR) {
                standing.clear();
            } else {
                standing.add(said);
            }
        }
        return told(standing, newest, subject);
    }

    private static List<Began> told(List<Said> standing, Said newest, SubjectRecord subject) {
        Said onset = standing.get(0);
        int onsetGrade = onset.grade().orElse(0);
        int worst = onsetGrade;
        List<Said> worsenings = new ArrayList<>();
        List<Integer> grades = new ArrayList<>();
        List<Instant[]> times = new ArrayList<>();
        for (Said said : standing.subList(1, standing.size())) {
            int grade = said.grade().orElse(0);
            boolean correction = said.status() == RecordStatus.CORRECTED;
            if (!correction && worst > 0 && grade > worst) {
                boolean own = said.onset() > onset.onset() && said.precision() != TimePrecision.MONTH;
                Instant when = own
                        ? Instant.ofEpochMilli(said.onset())
                        : Instant.ofEpochMilli(said.availableAt().orElse(said.onset()));
                boolean coarse = said.precision() == TimePrecision.DAY || said.precision() == TimePrecision.MONTH;
                TimePrecision to = own ? said.precision() : coarse ? ofMidnight(when) : TimePrecision.MILLI;
                worsenings.add(said);
                grades.add(grade);
                times.add(bounds(when, to));
                if (said.onset() < onset.onset()) {
                    onset = said;
                }
                worst = grade;
                continue;
            }
            if (worsenings.stream().noneMatch(worse -> worse.onset() == said.onset())) {
                onset = said;
            }
            if (correction && grade > 0) {
                for (int i = grades.size() - 1; i >= 0; i--) {
                    if (grades.get(i) > grade) {
                        grades.remove(i);
                        worsenings.remove(i);
                        times.remove(i);
                    }
                }
                if (grades.isEmpty()) {
                    onsetGrade = grade;
                } else {
                    grades.set(grades.size() - 1, grade);
                }
                worst = grade;
            } else if (grade > 0) {
                onsetGrade = worsenings.isEmpty() ? grade : onsetGrade;
                worst = Math.max(worst, grade);
            }
        }
        List<Began> began = new ArrayList<>();
        began.add(began(newest, bounds(Instant.ofEpochMilli(onset.onset()), onset.precision()), onsetGrade, false));
        for (int i = 0; i < times.size(); i++) {
            began.add(began(newest, times.get(i), grades.get(i), false));
        }
        if (newest.fatal() || newest.grade().orElse(0) == 5) {
            if (subject.diedAt().isPresent()) {
                Instant died = Instant.ofEpochMilli(subject.diedAt().getAsLong());
                began.add(began(newest, bounds(died, ofMidnight(died)), 5, true));
            } else if (newest.endedAt().isPresent()) {
                Instant died = Instant.ofEpochMilli(newest.endedAt().getAsLong());
                began.add(began(newest, bounds(died, TimePrecision.MILLI), 5, true));
            }
        }
        return began;
    }

    private static Began began(Said newest, Instant[] bounds, int grade, boolean deadly) {
        return new Began(newest, bounds[0], bounds[1], !bounds[0].equals(bounds[1]), grade, deadly);
    }

    private static TimePrecision ofMidnight(Instant when) {
        return BigInteger.valueOf(when.toEpochMilli()).mod(DAY).signum() == 0 ? TimePrecision.DAY : TimePrecision.MILLI;
    }

    private static Instant[] bounds(Instant when, TimePrecision precision) {
        ZonedDateTime midnight = when.atZone(ZoneOffset.UTC).toLocalDate().atStartOfDay(ZoneOffset.UTC);
        return switch (precision) {
            case YEAR -> throw new IllegalArgumentException("not asked");
            case MONTH -> {
                ZonedDateTime first = midnight.minusDays(midnight.getDayOfMonth() - 1L);
                yield new Instant[] {
                    first.toInstant(), first.plusMonths(1).toInstant().minusMillis(1)
                };
            }
            case DAY ->
                new Instant[] {
                    midnight.toInstant(), midnight.plusDays(1).toInstant().minusMillis(1)
                };
            default -> new Instant[] {when, when};
        };
    }
}
