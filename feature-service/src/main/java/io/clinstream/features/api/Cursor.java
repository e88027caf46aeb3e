package io.clinstream.features.api;

import io.clinstream.features.past.Position;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Where a page ended, as an opaque text that fits only the question it was given for. No patient stands in it. */
final class Cursor {

    private static final int QUESTION_DIGITS = 16;
    private static final int PARTS = 5;

    private Cursor() {}

    /** The cursor behind a position, for a question described by these parts. */
    static String of(Position position, List<?> question) {
        String text = position.asOf() + ":" + position.epoch() + ":" + position.offset() + ":" + position.sequence()
                + ":" + digest(question);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The position in a cursor; empty where it is none, or one of another question. */
    static Optional<Position> read(String cursor, List<?> question) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            List<String> parts = Arrays.asList(text.split(":", -1));
            if (parts.size() != PARTS || !parts.get(PARTS - 1).equals(digest(question))) {
                return Optional.empty();
            }
            return Optional.of(new Position(
                    Long.parseLong(parts.get(0)),
                    Integer.parseInt(parts.get(1)),
                    Long.parseLong(parts.get(2)),
                    Integer.parseInt(parts.get(3))));
        } catch (IllegalArgumentException noCursor) {
            return Optional.empty();
        }
    }

    private static String digest(List<?> question) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(question.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, QUESTION_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
