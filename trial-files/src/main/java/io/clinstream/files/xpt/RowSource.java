package io.clinstream.files.xpt;

import io.clinstream.files.TrialFileException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts records into rows.
 *
 * <p>The format has no row count, and blanks fill the last record: blank rows there may be rows or padding. Padding is
 * shorter than a record, so a blank row is taken for padding only if it begins after the first byte of the last record
 * and nothing but blanks follows (the reading of SAS itself).
 */
final class RowSource {

    private final RecordSource records;
    private final XptDataSet dataSet;
    private final Map<String, Integer> positions;
    private final int rowLength;
    private byte[] buffer = new byte[0];
    private int at;
    private long number;
    private boolean lastRecord;

    RowSource(RecordSource records, XptDataSet dataSet) {
        this.records = records;
        this.dataSet = dataSet;
        this.rowLength = dataSet.rowLength();
        Map<String, Integer> byName = new HashMap<>();
        for (XptVariable variable : dataSet.variables()) {
            byName.put(variable.name(), byName.size());
        }
        this.positions = Map.copyOf(byName);
    }

    Optional<XptRow> next() throws IOException {
        while (buffer.length - at < rowLength || rowLength == 0) {
            if (!fill()) {
                checkEnd();
                return Optional.empty();
            }
        }
        if (lastRecord && at > buffer.length - RecordSource.RECORD && blank(at)) {
            at = buffer.length;
            return Optional.empty();
        }
        number++;
        XptRow row = new XptRow(number, positions, values());
        at += rowLength;
        return Optional.of(row);
    }

    private boolean fill() throws IOException {
        byte[] block = records.peek();
        if (block == null || XptHeaders.startsMember(block)) {
            return false;
        }
        records.poll();
        int rest = buffer.length - at;
        byte[] joined = new byte[rest + RecordSource.RECORD];
        System.arraycopy(buffer, at, joined, 0, rest);
        System.arraycopy(block, 0, joined, rest, RecordSource.RECORD);
        buffer = joined;
        at = 0;
        byte[] following = records.peek();
        lastRecord = following == null || XptHeaders.startsMember(following);
        return true;
    }

    private void checkEnd() throws TrialFileException {
        int rest = buffer.length - at;
        if (rest >= RecordSource.RECORD || !blank(at)) {
            throw TrialFileException.ofRow(
                    records.file(),
                    number + 1,
                    "data set " + dataSet.name() + " ends after " + rest + " of the " + rowLength
                            + " bytes of this row, so the file is cut short");
        }
        at = buffer.length;
    }

    private boolean blank(int from) {
        for (int i = from; i < buffer.length; i++) {
            if (buffer[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object[] values() throws TrialFileException {
        @Nullable Object[] values = new @Nullable Object[dataSet.variables().size()];
        for (int i = 0; i < values.length; i++) {
            XptVariable variable = dataSet.variables().get(i);
            int from = at + variable.offset();
            values[i] = variable.type() == XptVariable.Type.TEXT
                    ? HeaderText.decode(buffer, from, variable.length())
                    : number(variable, from);
        }
        return values;
    }

    private @Nullable Double number(XptVariable variable, int from) throws TrialFileException {
        long bits = IbmFloat.bits(buffer, from, variable.length());
        if (IbmFloat.isMalformed(bits)) {
            throw TrialFileException.ofValue(
                    records.file(),
                    number,
                    variable.name(),
                    String.format(Locale.ROOT, "0x%016X", bits),
                    "these bytes are neither a number nor a missing value");
        }
        return IbmFloat.isMissing(bits) ? null : IbmFloat.toDouble(bits);
    }
}
