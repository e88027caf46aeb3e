package io.clinstream.streams.intake;

import io.clinstream.clinical.Rejection;
import io.clinstream.clinical.RejectionReason;
import io.clinstream.contract.Topics;
import io.clinstream.platform.registry.AvroDecoder;
import io.clinstream.platform.registry.UndecodableException;
import io.clinstream.platform.registry.UnknownSchemaException;
import io.clinstream.platform.registry.WrongTypeException;
import io.clinstream.schema.AdverseEvent;
import io.clinstream.schema.LabResult;
import io.clinstream.schema.Subject;
import io.clinstream.schema.VitalSigns;
import io.clinstream.timeline.LogPosition;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** One raw record in, one outcome out: key and value present, decodable, of the topic's type, then the type's rules. */
final class RawIntake {

    private final AvroDecoder decoder;
    private final SourceSkew skew;
    private final Map<String, Route<?>> routes;

    RawIntake(AvroDecoder decoder, Topics topics, UnblindedStudies unblinded, SourceSkew skew) {
        this.decoder = decoder;
        this.skew = skew;
        VitalsIntake vitals = new VitalsIntake();
        LabIntake labs = new LabIntake();
        AdverseEventIntake adverseEvents = new AdverseEventIntake();
        SubjectIntake subjects = new SubjectIntake(unblinded);
        this.routes = Map.of(
                topics.vitals().name(),
                new Route<>(VitalSigns.class, Envelope::of, vitals::take),
                topics.labs().name(),
                new Route<>(LabResult.class, Envelope::of, labs::take),
                topics.adverseEvents().name(),
                new Route<>(AdverseEvent.class, Envelope::of, adverseEvents::take),
                topics.subjects().name(),
                new Route<>(Subject.class, Envelope::of, subjects::take));
    }

    /**
     * Judges one record.
     *
     * @throws io.clinstream.platform.registry.RegistryUnavailableException nothing can be said about it now
     */
    IntakeOutcome take(RawRecord record) {
        Route<?> route = routes.get(record.position().topic());
        if (route == null) {
            throw new IllegalStateException(
                    "intake does not read topic " + record.position().topic());
        }
        byte[] key = record.key();
        byte[] value = record.value();
        if (key == null) {
            return refused(Rejection.of(RejectionReason.MISSING_KEY));
        }
        if (value == null) {
            return refused(Rejection.of(RejectionReason.EMPTY_VALUE));
        }
        try {
            return take(route, key, value, record.position());
        } catch (UndecodableException poison) {
            return refused(Rejection.of(RejectionReason.UNDECODABLE));
        } catch (UnknownSchemaException poison) {
            return refused(Rejection.of(RejectionReason.UNKNOWN_SCHEMA));
        } catch (WrongTypeException poison) {
            return refused(Rejection.of(RejectionReason.WRONG_TYPE));
        }
    }

    private <T extends SpecificRecord> IntakeOutcome take(
            Route<T> route, byte[] key, byte[] value, LogPosition position) {
        T raw = decoder.decode(value, route.type());
        Envelope envelope = route.envelope().apply(raw);
        Optional<Rejection> refusal = EnvelopeRules.check(envelope, key, position.appendTime());
        boolean ahead = refusal.map(Rejection::reason)
                .filter(RejectionReason.CLOCK_SKEW::equals)
                .isPresent();
        if (ahead || refusal.isEmpty()) {
            skew.observe(envelope, position.appendTime(), ahead);
        }
        return refusal.<IntakeOutcome>map(IntakeOutcome.Refused::new)
                .orElseGet(() -> route.rules().take(raw, position));
    }

    private static IntakeOutcome refused(Rejection rejection) {
        return new IntakeOutcome.Refused(rejection);
    }

    /** The rules of one type. */
    private interface Rules<T> {
        IntakeOutcome take(T raw, LogPosition position);
    }

    /** What one topic holds and how it is judged. */
    private record Route<T extends SpecificRecord>(Class<T> type, Function<T, Envelope> envelope, Rules<T> rules) {}
}
