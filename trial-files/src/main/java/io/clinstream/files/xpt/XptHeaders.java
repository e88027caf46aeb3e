package io.clinstream.files.xpt;

import io.clinstream.files.TrialFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header records before the rows: library, member, variables. */
final class XptHeaders {

    private static final String ZEROS = "000000000000000000000000000000  ";
    private static final String LIBRARY = "HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!" + ZEROS;
    private static final String MEMBER_START = "HEADER RECORD*******MEMBER  HEADER RECORD!!!!!!!";
    private static final String MEMBER = MEMBER_START + "000000000000000001600000000140  ";
    private static final String DESCRIPTOR = "HEADER RECORD*******DSCRPTR HEADER RECORD!!!!!!!" + ZEROS;
    private static final String NAMESTR_START = "HEADER RECORD*******NAMESTR HEADER RECORD!!!!!!!000000";
    private static final String NAMESTR_END = "00000000000000000000  ";
    private static final String ROWS = "HEADER RECORD*******OBS     HEADER RECORD!!!!!!!" + ZEROS;

    private final RecordSource records;
    private final String file;

    XptHeaders(RecordSource records) {
        this.records = records;
        this.file = records.file();
    }

    static boolean startsMember(byte[] block) {
        return text(block).startsWith(MEMBER_START);
    }

    void readLibrary() throws IOException {
        byte[] first = records.take("the library header");
        String text = text(first);
        if (text.startsWith("**COMPRESSED**")) {
            throw TrialFileException.ofFile(
                    file,
                    "this is a file of PROC CPORT, not of the XPORT engine; write it again as SAS Transport version 5");
        }
        if (text.startsWith("HEADER RECORD*******LIBV8")) {
            throw TrialFileException.ofFile(
                    file, "this is SAS Transport version 8; only version 5 is read, so write it again as version 5");
        }
        require(text, LIBRARY, "library header");
        byte[] real = records.take("the second library record");
        checkOrigin(real, "SAS     SAS     SASLIB  ", "library");
        byte[] modified = records.take("the library's modification time");
        HeaderText.timestamp(file, modified, 0, "library modification time");
    }

    XptDataSet readDataSet() throws IOException {
        require(text(records.take("a member header")), MEMBER, "member header");
        require(text(records.take("the descriptor header")), DESCRIPTOR, "descriptor header");
        byte[] real = records.take("the member's descriptor");
        String name = HeaderText.name(file, real, 8, "a data set");
        checkOrigin(real, null, "data set " + name);
        byte[] second = records.take("the second member descriptor record");
        HeaderText.timestamp(file, second, 0, "modification time of data set " + name);
        String label = HeaderText.decode(second, 32, 40);
        List<XptVariable> variables = readVariables();
        require(text(records.take("the observation header")), ROWS, "observation header");
        return new XptDataSet(name, label, variables);
    }

    private List<XptVariable> readVariables() throws IOException {
        int count = variableCount(text(records.take("the variable header")));
        byte[] namestrs = readNamestrs(count);
        List<XptVariable> variables = new ArrayList<>(count);
        Set<String> names = new HashSet<>();
        int offset = 0;
        for (int i = 0; i < count; i++) {
            XptVariable variable = new Namestr(file, namestrs, i, count).variable(offset);
            if (!names.add(variable.name())) {
                throw TrialFileException.ofFile(file, "two variables have the name " + variable.name());
            }
            variables.add(variable);
            offset += variable.length();
        }
        return variables;
    }

    private int variableCount(String text) throws TrialFileException {
        String count = text.substring(NAMESTR_START.length(), NAMESTR_START.length() + 4);
        require(
                text.substring(0, NAMESTR_START.length()) + text.substring(NAMESTR_START.length() + 4),
                NAMESTR_START + NAMESTR_END,
                "variable header");
        if (!count.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw TrialFileException.ofFile(file, "the number of variables is \"" + count + "\", not four digits");
        }
        return Integer.parseInt(count);
    }

    private byte[] readNamestrs(int count) throws IOException {
        int length = count * Namestr.LENGTH;
        int blocks = (length + RecordSource.RECORD - 1) / RecordSource.RECORD;
        byte[] bytes = new byte[blocks * RecordSource.RECORD];
        for (int i = 0; i < blocks; i++) {
            byte[] block = records.take("the description of the variables");
            if (text(block).startsWith("HEADER RECORD*******OBS ")) {
                throw TrialFileException.ofFile(
                        file, "the header states " + count + " variables and the file describes fewer");
            }
            System.arraycopy(block, 0, bytes, i * RecordSource.RECORD, RecordSource.RECORD);
        }
        byte[] padding = Arrays.copyOfRange(bytes, length, bytes.length);
        HeaderText.blank(file, padding, 0, padding.length, "padding after the variables");
        return bytes;
    }

    private void checkOrigin(byte[] block, @Nullable String start, String what) throws TrialFileException {
        String text = text(block);
        boolean known =
                start == null ? text.startsWith("SAS     ") && text.startsWith("SASDATA ", 16) : text.startsWith(start);
        if (!known) {
            throw TrialFileException.ofFile(file, "the header of the " + what + " does not begin as SAS writes it");
        }
        HeaderText.ascii(file, block, 24, 8, "SAS version of the " + what);
        HeaderText.ascii(file, block, 32, 8, "operating system of the " + what);
        HeaderText.blank(file, block, 40, 24, "unused part of the header of the " + what);
        HeaderText.timestamp(file, block, 64, "creation time of the " + what);
    }

    private void require(String text, String expected, String what) throws TrialFileException {
        if (!text.equals(expected)) {
            throw TrialFileException.ofFile(file, "the " + what + " is missing or damaged");
        }
    }

    private static String text(byte[] block) {
        return new String(block, StandardCharsets.ISO_8859_1);
    }
}
