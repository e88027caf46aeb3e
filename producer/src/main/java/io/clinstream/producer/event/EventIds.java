package io.clinstream.producer.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * Event ids made from what an event is, so that the same load again sends the same ids: name-based UUIDs (RFC 9562
 * version 5, SHA-1) over the parts of the source's own key.
 */
public final class EventIds {

    /** A random UUID, fixed for ever: the namespace of all names below. */
    private static final UUID NAMESPACE = UUID.fromString("6f1f8f0e-5d0b-4b8e-9a3c-2f6f3c0d7b19");

    private EventIds() {}

    /** The id of an event whose source key has these parts; the order of parts matters. */
    public static String of(Object... parts) {
        StringBuilder name = new StringBuilder();
        for (Object part : List.of(parts)) {
            String text = part.toString();
            name.append(text.length()).append(':').append(text);
        }
        return uuid(name.toString()).toString();
    }

    private static UUID uuid(String name) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
        sha1.update(ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
