package io.clinstream.contract;

import io.clinstream.schema.AcceptedAdverseEvent;
import io.clinstream.schema.AcceptedLab;
import io.clinstream.schema.AcceptedVital;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.CanonicalEvent;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Prediction;
import io.clinstream.schema.RiskAlert;
import io.clinstream.schema.Subject;
import io.clinstream.schema.VitalSigns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * Every topic of clinstream under one prefix. No topic name stands anywhere else in Java.
 *
 * <p>Keys are the patient id as UTF-8; all topics are stamped with append time by the broker.
 *
 * @param prefix first part of every name, default {@value #DEFAULT_PREFIX}
 */
public record Topics(String prefix) {

    /** Prefix used unless configured otherwise. */
    public static final String DEFAULT_PREFIX = "clinical";

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Checks the prefix. */
    public Topics {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("topic prefix must match " + PREFIX + ", was " + prefix);
        }
    }

    /** The topics under the default prefix. */
    public static Topics byDefault() {
        return new Topics(DEFAULT_PREFIX);
    }

    /** Raw vital-sign readings. */
    public Topic vitals() {
        return keeping("vitals", VitalSigns.getClassSchema(), 7);
    }

    /** Raw laboratory results. */
    public Topic labs() {
        return keeping("labs", LabResult.getClassSchema(), 7);
    }

    /** Raw reports of adverse events. */
    public Topic adverseEvents() {
        return keeping("adverse-events", AdverseEvent.getClassSchema(), 7);
    }

    /** Raw subject data; the newest per patient is kept for ever. */
    public Topic subjects() {
        return new Topic(prefix + ".subjects", Optional.of(Subject.getClassSchema()), Duration.ofDays(7), true);
    }

    /** The canonical log. */
    public Topic events() {
        return keeping("events", CanonicalEvent.getClassSchema(), 14);
    }

    /** Accepted vital-sign measurements, the source of silver. */
    public Topic acceptedVitals() {
        return keeping("vitals.accepted", AcceptedVital.getClassSchema(), 7);
    }

    /** Accepted laboratory results, the source of silver. */
    public Topic acceptedLabs() {
        return keeping("labs.accepted", AcceptedLab.getClassSchema(), 7);
    }

    /** Accepted report versions of adverse events, the source of silver. */
    public Topic acceptedAdverseEvents() {
        return keeping("adverse-events.accepted", AcceptedAdverseEvent.getClassSchema(), 7);
    }

    /** Refused records: original bytes, reason and origin in headers ({@link DeadLetterHeaders}). */
    public Topic deadLetter() {
        return new Topic(prefix + ".dead-letter", Optional.empty(), Duration.ofDays(90), false);
    }

    /** Feature vectors; their schema is derived from the feature catalogue. */
    public Topic features() {
        return keeping("features", FeatureVectorSchema.schema(), 7);
    }

    /** Scores and refusals, the durable point of the audit. */
    public Topic predictions() {
        return keeping("predictions", Prediction.getClassSchema(), 30);
    }

    /** Risen risk levels. */
    public Topic alerts() {
        return keeping("alerts", RiskAlert.getClassSchema(), 30);
    }

    /** The four topics that producers write to. */
    public List<Topic> raw() {
        return List.of(vitals(), labs(), adverseEvents(), subjects());
    }

    /** The three sources of silver. */
    public List<Topic> accepted() {
        return List.of(acceptedVitals(), acceptedLabs(), acceptedAdverseEvents());
    }

    /** Every topic. */
    public List<Topic> all() {
        return List.of(
                vitals(),
                labs(),
                adverseEvents(),
                subjects(),
                events(),
                acceptedVitals(),
                acceptedLabs(),
                acceptedAdverseEvents(),
                deadLetter(),
                features(),
                predictions(),
                alerts());
    }

    private Topic keeping(String suffix, Schema schema, int days) {
        return new Topic(prefix + "." + suffix, Optional.of(schema), Duration.ofDays(days), false);
    }
}
