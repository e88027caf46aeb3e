package io.clinstream.timeline;

import io.clinstream.schema.ClockMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;

/** The bytes of a patient's clock: a format byte, then its fields in order. */
public final class PatientClockCodec {

    private static final int FORMAT = 2;

    private PatientClockCodec() {}

    /** The bytes of a clock. */
    public static byte[] encode(PatientClock clock) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(clock.mode().name());
            out.writeUTF(clock.studyId());
            out.writeBoolean(clock.siteId() != null);
            if (clock.siteId() != null) {
                out.writeUTF(clock.siteId());
            }
            out.writeLong(clock.knownAt());
            out.writeLong(clock.asOf());
            out.writeLong(clock.emittedAtOffset());
            out.writeLong(clock.lastAcceptedAt());
            out.writeBoolean(clock.silent());
            out.writeBoolean(clock.nextBoundary().isPresent());
            out.writeLong(clock.nextBoundary().orElse(0));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * The clock of these bytes.
     *
     * @throws IllegalArgumentException they are of another format or too short
     */
    public static PatientClock decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalArgumentException("a stored clock has format " + format + ", known is " + FORMAT);
            }
            ClockMode mode = ClockMode.valueOf(in.readUTF());
            String study = in.readUTF();
            String site = in.readBoolean() ? in.readUTF() : null;
            long knownAt = in.readLong();
            long asOf = in.readLong();
            long emittedAt = in.readLong();
            long acceptedAt = in.readLong();
            boolean silent = in.readBoolean();
            boolean bounded = in.readBoolean();
            long boundary = in.readLong();
            return new PatientClock(
                    mode,
                    study,
                    site,
                    knownAt,
                    asOf,
                    emittedAt,
                    acceptedAt,
                    bounded ? OptionalLong.of(boundary) : OptionalLong.empty(),
                    silent);
        } catch (IOException broken) {
            throw new IllegalArgumentException("a stored clock is too short", broken);
        }
    }
}
