package io.clinstream.files.xpt;

/**
 * One column of a data set.
 *
 * @param name upper case as SAS compares names without regard to case, at most 8 characters
 * @param label free text, empty if none
 * @param type number or text
 * @param length bytes in a row: 2 to 8 for a number
 * @param offset first byte in a row, from 0
 */
public record XptVariable(String name, String label, Type type, int length, int offset) {

    /** What a column holds. */
    public enum Type {
        NUMBER,
        TEXT
    }
}
