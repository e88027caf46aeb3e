package io.clinstream.files.cinc2019;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.clinstream.files.GzipDetection;
import io.clinstream.files.TrialFileException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads one patient from a {@code .psv} file, plain or gzipped; columns are found by their names in the header. */
public final class CincFile {

    private static final Set<String> NOT_MEASURED =
            Set.of("Age", "Gender", "Unit1", "Unit2", "HospAdmTime", "ICULOS", "SepsisLabel");

    private final Path path;
    private final String file;
    private final List<CincHour> hours = new ArrayList<>();

    private CincFile(Path path) {
        this.path = path;
        this.file = path.getFileName().toString();
    }

    /**
     * Reads a whole patient: at most some hundred rows.
     *
     * @throws TrialFileException naming row, field, value and rule, at the first value that breaks one
     */
    public static CincPatient read(Path path) throws IOException {
        return new CincFile(path).read();
    }

    private CincPatient read() throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .fieldSeparator('|')
                .ofNamedCsvRecord(new InputStreamReader(GzipDetection.open(path), StandardCharsets.UTF_8))) {
            return patient(rows);
        } catch (CsvParseException unreadable) {
            throw TrialFileException.ofFile(file, "this is no pipe-separated file: " + unreadable.getMessage());
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private CincPatient patient(CsvReader<NamedCsvRecord> rows) throws TrialFileException {
        OptionalDouble age = OptionalDouble.empty();
        OptionalDouble gender = OptionalDouble.empty();
        OptionalDouble admission = OptionalDouble.empty();
        for (NamedCsvRecord csv : rows) {
            long row = hours.size() + 1L;
            if (csv.getFieldCount() != csv.getHeader().size()) {
                throw TrialFileException.ofRow(
                        file,
                        row,
                        "the row has " + csv.getFieldCount() + " fields and the header "
                                + csv.getHeader().size());
            }
            hours.add(hour(csv, row));
            age = first(age, csv, row, "Age");
            gender = first(gender, csv, row, "Gender");
            admission = first(admission, csv, row, "HospAdmTime");
        }
        if (hours.isEmpty()) {
            throw TrialFileException.ofFile(file, "the file has no row of a patient");
        }
        String id = file.replaceFirst("(?i)\\.psv(\\.gz)?$", "");
        return new CincPatient(id, file, age, gender, admission, hours);
    }

    private CincHour hour(NamedCsvRecord csv, long row) throws TrialFileException {
        Map<String, Double> measurements = new LinkedHashMap<>();
        for (String column : csv.getHeader()) {
            if (!NOT_MEASURED.contains(column)) {
                OptionalDouble value = number(csv, row, column);
                value.ifPresent(number -> measurements.put(column, number));
            }
        }
        return new CincHour(row, iculos(csv, row), measurements, label(csv, row));
    }

    private long iculos(NamedCsvRecord csv, long row) throws TrialFileException {
        double value = required(csv, row, "ICULOS");
        boolean whole = value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE;
        boolean rising = hours.isEmpty() || value > hours.get(hours.size() - 1).iculos();
        if (!whole || !rising) {
            throw broken(csv, row, "ICULOS", "must be a whole hour later than that of the row before");
        }
        return (long) value;
    }

    private boolean label(NamedCsvRecord csv, long row) throws TrialFileException {
        double value = required(csv, row, "SepsisLabel");
        if (value != 0 && value != 1) {
            throw broken(csv, row, "SepsisLabel", "must be 0 or 1");
        }
        return value == 1;
    }

    private OptionalDouble first(OptionalDouble known, NamedCsvRecord csv, long row, String column)
            throws TrialFileException {
        return known.isPresent() ? known : number(csv, row, column);
    }

    private double required(NamedCsvRecord csv, long row, String column) throws TrialFileException {
        return number(csv, row, column).orElseThrow(() -> broken(csv, row, column, "must be present"));
    }

    private OptionalDouble number(NamedCsvRecord csv, long row, String column) throws TrialFileException {
        String text = csv.findField(column).orElse("").strip();
        if (text.isEmpty() || text.equals("NaN")) {
            return OptionalDouble.empty();
        }
        if (!text.matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
            throw broken(csv, row, column, "must be a number or NaN");
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }

    private TrialFileException broken(NamedCsvRecord csv, long row, String column, String rule) {
        return TrialFileException.ofValue(
                file, row, column, csv.findField(column).orElse(""), rule);
    }
}
