package io.clinstream.features.seal;

import io.clinstream.engine.label.LabelDefinition;
import io.clinstream.engine.label.LabelState;
import io.clinstream.stores.SealedManifest;
import io.clinstream.stores.SourceRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a sealed date may say something else by now, told from the index alone. */
final class SealChanges {

    private final Database index;
    private final String folder;
    private final LabelDefinition definition;
    private final Instant cutOff;

    SealChanges(Database index, String folder, LabelDefinition definition, Instant cutOff) {
        this.index = index;
        this.folder = folder;
        this.definition = definition;
        this.cutOff = cutOff;
    }

    /** False only if a new version could not differ from this one. */
    boolean possible(SealedManifest sealed, String source) {
        return !sealed.source().equals(source)
                || !sealed.reportingLag().equals(definition.reportingLag())
                || !sealed.labelEvents().equals(definition.events().name())
                || cutOff.isBefore(sealed.labelCutOff())
                || rows(sealed.date()) != sealed.rows()
                || negativesMayHaveMatured(sealed)
                || news(sealed) > 0;
    }

    private long rows(LocalDate date) {
        return index.number(
                "SELECT coalesce(sum(rows), 0) FROM vectors WHERE folder = ? AND day = ?", folder, date.toEpochDay());
    }

    private boolean negativesMayHaveMatured(SealedManifest sealed) {
        boolean immature = sealed.states().values().stream()
                .anyMatch(states -> states.getOrDefault(LabelState.IMMATURE.name(), 0L) > 0);
        Instant first = sealed.date()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(LabelDefinition.HORIZON)
                .plus(definition.reportingLag());
        return immature && !cutOff.isBefore(first);
    }

    /** Reports about patients of the date that the sealed version did not know. */
    private long news(SealedManifest sealed) {
        List<SourceRange> read = sealed.inputs().getOrDefault(SealRun.EVENTS_INPUT, List.of());
        String covered = read.isEmpty()
                ? "FALSE"
                : "EXISTS (SELECT 1 FROM (VALUES "
                        + read.stream()
                                .map(range -> "(" + Database.text(range.topicId()) + ", " + range.partition() + ", "
                                        + range.lastOffset() + ")")
                                .collect(Collectors.joining(", "))
                        + ") s(id, part, reached) WHERE s.id = r.topic_id AND s.part = r.part"
                        + " AND r.position <= s.reached)";
        return index.number(
                "SELECT count(*) FROM reports r WHERE r.known_at <= ? AND (r.known_at > ? OR NOT " + covered + ")"
                        + " AND r.patient_id IN (SELECT patient_id FROM vectors WHERE folder = ? AND day = ?)",
                cutOff.toEpochMilli(),
                sealed.labelCutOff().toEpochMilli(),
                folder,
                sealed.date().toEpochDay());
    }

    /** The events a version reads: per chain of the canonical log what is in the index. */
    static List<SourceRange> eventInputs(Database index, Instant cutOff) {
        List<SourceRange> ranges = new ArrayList<>();
        index.each(
                "SELECT topic, topic_id, part, first_offset, last_offset, (SELECT count(*) FROM reports r WHERE"
                        + " r.topic_id = c.topic_id AND r.part = c.part AND r.known_at <= ?) FROM chains c"
                        + " ORDER BY topic_id, part",
                row -> ranges.add(new SourceRange(
                        row.getString(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6))),
                cutOff.toEpochMilli());
        return ranges;
    }
}
