package io.clinstream.producer.source.ward;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/**
 * The known hazard beside a run: one line per patient-hour, in order of hour and patient. A name that ends in
 * {@code .gz} is compressed. The file appears under its name when it is whole. The same ward gives the same bytes.
 */
final class HazardFile implements Closeable {

    /** First line. */
    static final String HEADER = "patient_id,hour,severity,hazard_per_hour,risk_24h,event";

    private static final int DECIMALS = 9;

    private final Path file;
    private final Path part;
    private final Writer out;
    private boolean whole;

    HazardFile(Path file) throws IOException {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        OutputStream bytes = Files.newOutputStream(part);
        this.out = new BufferedWriter(new OutputStreamWriter(
                file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8));
        out.write(HEADER + '\n');
    }

    /** Writes a line. */
    void write(PatientHour hour) throws IOException {
        out.append(hour.patientId()).append(',');
        out.append(hour.hour().toString()).append(',');
        out.append(fixed(hour.severity())).append(',');
        out.append(fixed(hour.hazardPerHour())).append(',');
        out.append(fixed(hour.dayRisk())).append(',');
        out.append(hour.event() ? "1\n" : "0\n");
    }

    /** Says that nothing is missing. */
    void finish() {
        whole = true;
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (whole) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(part);
        }
    }

    private static String fixed(double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
    }
}
