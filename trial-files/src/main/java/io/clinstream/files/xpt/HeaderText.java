package io.clinstream.files.xpt;

import io.clinstream.files.TrialFileException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How text of headers and values is decoded and judged. */
final class HeaderText {

    private static final Pattern NAME = Pattern.compile("[A-Z_][A-Z0-9_]{0,7}");
    private static final Set<String> RESERVED = Set.of("_N_", "_ERROR_", "_ALL_", "_NUMERIC_", "_CHARACTER_");

    /** {@code ddMMMyy:hh:mm:ss} with an English month; the century is a matter of taste and not used. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("ddMMM")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1960)
            .appendPattern(":HH:mm:ss")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private HeaderText() {}

    /**
     * Text without trailing blanks and zero bytes. The format names no encoding: bytes that are valid UTF-8 are read as
     * such, all others as ISO-8859-1 (two or more non-ASCII letters of Latin-1 hardly ever form valid UTF-8).
     */
    static String decode(byte[] bytes, int from, int length) {
        int end = from + length;
        while (end > from && (bytes[end - 1] == ' ' || bytes[end - 1] == 0)) {
            end--;
        }
        ByteBuffer text = ByteBuffer.wrap(bytes, from, end - from);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
        }
    }

    /** A field of a header that must be printable ASCII (zero bytes count as blanks, as SAS writes both). */
    static String ascii(String file, byte[] bytes, int from, int length, String what) throws TrialFileException {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] != 0 && (bytes[i] < ' ' || bytes[i] > '~')) {
                throw TrialFileException.ofFile(
                        file,
                        "the " + what + " holds the byte 0x" + Integer.toHexString(bytes[i] & 0xff)
                                + ", which is not ASCII");
            }
        }
        return decode(bytes, from, length);
    }

    /** Name of a data set or variable, in upper case. */
    static String name(String file, byte[] bytes, int from, String what) throws TrialFileException {
        String name = ascii(file, bytes, from, 8, "name of " + what).toUpperCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw TrialFileException.ofFile(
                    file,
                    "the name \"" + name + "\" of " + what
                            + " is not a SAS name (a letter or _, then letters, digits or _)");
        }
        if (RESERVED.contains(name)) {
            throw TrialFileException.ofFile(file, "the name " + name + " of " + what + " is reserved by SAS");
        }
        return name;
    }

    /** Checks a time stamp of a header; blank means not recorded. */
    static void timestamp(String file, byte[] bytes, int from, String what) throws TrialFileException {
        String text = ascii(file, bytes, from, 16, what);
        if (text.isEmpty()) {
            return;
        }
        try {
            LocalDateTime.parse(text, TIMESTAMP);
        } catch (DateTimeException unreadable) {
            throw TrialFileException.ofFile(
                    file, "the " + what + " \"" + text + "\" is not a date and time of the form 23AUG17:08:56:39");
        }
    }

    /** Checks that a part of a header which the format leaves unused is blank. */
    static void blank(String file, byte[] bytes, int from, int length, String what) throws TrialFileException {
        String text = ascii(file, bytes, from, length, what);
        if (!text.isEmpty()) {
            throw TrialFileException.ofFile(file, "the " + what + " must be blank and holds \"" + text.strip() + "\"");
        }
    }
}
