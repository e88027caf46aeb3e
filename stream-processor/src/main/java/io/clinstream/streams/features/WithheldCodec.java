package io.clinstream.streams.features;

import io.clinstream.schema.VectorTrigger;
import io.clinstream.timeline.Cause;
import io.clinstream.timeline.Conflation.Withheld;
import io.clinstream.timeline.LogPosition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Withheld vectors as bytes of their store. Only those of events are withheld, each the first of its offset. */
final class WithheldCodec {

    private static final int FORMAT = 1;

    private WithheldCodec() {}

    static byte[] encode(Withheld vector) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        LogPosition position = vector.cause().position();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(vector.asOf());
            out.writeLong(vector.since());
            out.writeUTF(Objects.requireNonNull(vector.cause().eventId(), "eventId"));
            out.writeUTF(position.topic());
            out.writeInt(position.partition());
            out.writeLong(position.offset());
            out.writeLong(position.appendTime());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Withheld decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalArgumentException("a withheld vector has format " + format + ", known is " + FORMAT);
            }
            long asOf = in.readLong();
            long since = in.readLong();
            String eventId = in.readUTF();
            LogPosition position = new LogPosition(in.readUTF(), in.readInt(), in.readLong(), in.readLong());
            return new Withheld(asOf, since, new Cause(VectorTrigger.EVENT, eventId, position, 0));
        } catch (IOException broken) {
            throw new IllegalArgumentException("a withheld vector is too short", broken);
        }
    }
}
