package io.clinstream.files.xpt;

import io.clinstream.files.TrialFileException;
import java.nio.ByteBuffer;

/** The 140-byte description ("namestr") of one variable. */
final class Namestr {

    static final int LENGTH = 140;

    private static final int TYPE_NUMBER = 1;
    private static final int TYPE_TEXT = 2;
    private static final int SHORTEST_NUMBER = 2;
    private static final int LONGEST_NUMBER = 8;

    private final String file;
    private final String what;
    private final byte[] bytes;
    private final ByteBuffer fields;

    Namestr(String file, byte[] all, int index, int count) {
        this.file = file;
        this.what = "variable " + (index + 1) + " of " + count;
        this.bytes = all;
        this.fields = ByteBuffer.wrap(all, index * LENGTH, LENGTH).slice();
    }

    /** The variable, whose first byte must be {@code offset}: variables stand in the order of their bytes, no gaps. */
    XptVariable variable(int offset) throws TrialFileException {
        XptVariable.Type type = type();
        String name = HeaderText.name(file, bytes, at(8), what);
        int length = fields.getShort(4) & 0xffff;
        checkLength(type, name, length);
        check(fields.getShort(6) > 0, name, "has the number " + fields.getShort(6) + ", and numbers begin at 1");
        checkFormat(type, name, 56, "format");
        checkJustification(name);
        checkFormat(type, name, 72, "input format");
        int stated = fields.getInt(84);
        check(stated == offset, name, "begins at byte " + stated + " of a row, where byte " + offset + " was due");
        return new XptVariable(name, HeaderText.decode(bytes, at(16), 40), type, length, offset);
    }

    private XptVariable.Type type() throws TrialFileException {
        int type = fields.getShort(0);
        return switch (type) {
            case TYPE_NUMBER -> XptVariable.Type.NUMBER;
            case TYPE_TEXT -> XptVariable.Type.TEXT;
            default ->
                throw TrialFileException.ofFile(
                        file, what + " has the type " + type + ", which is neither 1 (number) nor 2 (text)");
        };
    }

    private void checkLength(XptVariable.Type type, String name, int length) throws TrialFileException {
        if (type == XptVariable.Type.NUMBER) {
            check(
                    length >= SHORTEST_NUMBER && length <= LONGEST_NUMBER,
                    name,
                    "is a number of " + length + " bytes, and numbers have 2 to 8");
        } else {
            check(length > 0, name, "is text of 0 bytes");
        }
    }

    private void checkFormat(XptVariable.Type type, String name, int at, String kind) throws TrialFileException {
        HeaderText.ascii(file, bytes, at(at), 8, "name of the " + kind + " of " + name);
        int width = fields.getShort(at + 8);
        int digits = fields.getShort(at + 10);
        check(width >= 0 && digits >= 0, name, "has a " + kind + " with a negative width or number of digits");
        boolean tooNarrow = type == XptVariable.Type.NUMBER && width > 0 && digits >= width;
        check(!tooNarrow, name, "has a " + kind + " of width " + width + " with " + digits + " digits");
    }

    /** Justification belongs to the output format; without one the bytes mean nothing. */
    private void checkJustification(String name) throws TrialFileException {
        boolean unformatted = HeaderText.decode(bytes, at(56), 8).isEmpty() && fields.getShort(64) == 0;
        int justification = fields.getShort(68);
        check(
                unformatted || justification == 0 || justification == 1,
                name,
                "has the justification " + justification + ", which is neither 0 (left) nor 1 (right)");
    }

    private void check(boolean holds, String name, String rule) throws TrialFileException {
        if (!holds) {
            throw TrialFileException.ofFile(file, what + ", " + name + ", " + rule);
        }
    }

    private int at(int offset) {
        return fields.arrayOffset() + offset;
    }
}
