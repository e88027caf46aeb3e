package io.clinstream.files.xpt;

import java.util.List;

/**
 * One data set (member) of a file, without its rows.
 *
 * @param name at most 8 characters, upper case
 * @param label free text, empty if none
 * @param variables in the order of their bytes; may be empty
 */
public record XptDataSet(String name, String label, List<XptVariable> variables) {

    public XptDataSet {
        variables = List.copyOf(variables);
    }

    /** Bytes of one row. */
    int rowLength() {
        return variables.stream().mapToInt(XptVariable::length).sum();
    }
}
