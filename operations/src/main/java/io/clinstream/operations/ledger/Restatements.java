package io.clinstream.operations.ledger;

import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.EventKind;
import io.clinstream.schema.Measurement;
import io.clinstream.schema.ReportStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's own view of what repeats what. A repetition says of one identity exactly what was said before, or restates
 * the value that stands anyway. Shares no code with the applications, or it would share their mistakes.
 */
final class Restatements {

    /** Of two statements of one version, the later status here is the newer. */
    private static final List<ReportStatus> RANKS = List.of(
            ReportStatus.UNKNOWN,
            ReportStatus.PRELIMINARY,
            ReportStatus.FINAL,
            ReportStatus.AMENDED,
            ReportStatus.CORRECTED,
            ReportStatus.ENTERED_IN_ERROR);

    private final Map<Fingerprint, List<Said>> known = new HashMap<>();

    private record Fingerprint(long high, long low) {}

    /** One saying: its rank among those of its identity, and its content. */
    private record Said(int version, int status, long availableAt, long value, String content, boolean withdraws)
            implements Comparable<Said> {

        private static final Comparator<Said> OLDEST_FIRST = Comparator.comparingInt(Said::version)
                .thenComparingInt(Said::status)
                .thenComparingLong(Said::availableAt)
                .thenComparingLong(Said::value)
                .thenComparing(Said::content);

        @Override
        public int compareTo(Said other) {
            return OLDEST_FIRST.compare(this, other);
        }
    }

    /** Notes a measurement, in the order of the log; true where it repeats. */
    boolean repeats(CanonicalEvent event, Measurement measurement) {
        Long value = measurement.getValueScaled();
        boolean withdraws = event.getStatus() == ReportStatus.ENTERED_IN_ERROR || value == null;
        String content = value + " " + event.getEventTimePrecision();
        Fingerprint identity = fingerprint(
                event.getPatientId(),
                measurement.getCode(),
                event.getEventTime(),
                event.getSource(),
                event.getPosition(),
                event.getTimepoint(),
                event.getVisit(),
                event.getRepeat());
        Said said = withdraws ? withdrawal(event) : saying(event, value, content);
        List<Said> before = known.computeIfAbsent(identity, unseen -> new ArrayList<>(1));
        if (before.contains(said)) {
            return true;
        }
        Said stoodBefore = standing(before);
        boolean first = before.isEmpty();
        before.add(said);
        Said standsNow = standing(before);
        return !withdraws
                && !first
                && stoodBefore != null
                && standsNow != null
                && stoodBefore.content().equals(content)
                && standsNow.content().equals(content);
    }

    /** Notes a whole report, of an adverse event or a subject; true where the very same was said before. */
    boolean repeats(CanonicalEvent event) {
        boolean subject = event.getKind() == EventKind.SUBJECT;
        Object facts = subject ? event.getSubject() : event.getAdverseEvent();
        String name = subject ? "subject" : event.getAdverseEvent().getAdverseEventId();
        Fingerprint identity =
                fingerprint(event.getPatientId(), subject ? "" : event.getStudyId(), event.getKind(), name);
        Said said = saying(event, 0, facts + " " + event.getEventTime() + " " + event.getEventTimePrecision());
        List<Said> before = known.computeIfAbsent(identity, unseen -> new ArrayList<>(1));
        boolean repeated = before.contains(said);
        if (!repeated) {
            before.add(said);
        }
        return repeated;
    }

    private static Said saying(CanonicalEvent event, long value, String content) {
        Instant available = event.getAvailableAt();
        return new Said(
                event.getVersion(),
                RANKS.indexOf(event.getStatus()),
                available == null ? Long.MIN_VALUE : available.toEpochMilli(),
                value,
                content,
                false);
    }

    private static Said withdrawal(CanonicalEvent event) {
        return new Said(event.getVersion(), RANKS.indexOf(event.getStatus()), Long.MIN_VALUE, 0, "", true);
    }

    /** What stands after all that was said, oldest first: a withdrawal takes the newest value and its repetitions away. */
    private static @Nullable Said standing(List<Said> all) {
        Deque<Said> stack = new ArrayDeque<>();
        for (Said said : all.stream().sorted().toList()) {
            if (!said.withdraws()) {
                stack.push(said);
            } else if (!stack.isEmpty()) {
                long withdrawn = stack.peek().value();
                while (!stack.isEmpty() && stack.peek().value() == withdrawn) {
                    stack.pop();
                }
            }
        }
        return stack.peek();
    }

    private static Fingerprint fingerprint(@Nullable Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append('\n');
        }
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
