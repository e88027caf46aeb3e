package io.clinstream.files.sdtm;

import io.clinstream.files.TrialFileException;
import io.clinstream.files.xpt.XptReader;
import io.clinstream.files.xpt.XptRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of SDTM domains as SAS Transport files ({@code dm.xpt}, {@code vs.xpt.gz}, {@code lbch.xpt} …; case of names
 * does not matter). Rows are handed to the caller one at a time, in the order of the files; nothing is kept.
 */
public final class SdtmDirectory {

    private final Path directory;
    private final ZoneId zone;

    /**
     * Names a folder.
     *
     * @param zone in which dates without an offset are to be understood
     */
    public SdtmDirectory(Path directory, ZoneId zone) {
        this.directory = directory;
        this.zone = zone;
    }

    /** The files of demographics; at least one exists in a complete study. */
    public List<Path> demographicsFiles() throws IOException {
        return files("dm");
    }

    /** The files of vital signs. */
    public List<Path> vitalSignFiles() throws IOException {
        return files("vs");
    }

    /** The files of laboratory results: LB may be split by category ({@code lbch}, {@code lbhe} …). */
    public List<Path> laboratoryFiles() throws IOException {
        return files("lb\\w*");
    }

    /** The files of adverse events. */
    public List<Path> adverseEventFiles() throws IOException {
        return files("ae");
    }

    /**
     * Reads DM.
     *
     * @throws TrialFileException naming file, row, field, value and rule, at the first row that breaks one
     */
    public void demographics(Consumer<DemographicsRow> rows) throws IOException {
        read(demographicsFiles(), DemographicsRow::from, rows);
    }

    /** Reads VS; see {@link #demographics}. */
    public void vitalSigns(Consumer<VitalSignRow> rows) throws IOException {
        read(vitalSignFiles(), VitalSignRow::from, rows);
    }

    /** Reads every LB file; see {@link #demographics}. */
    public void laboratory(Consumer<LaboratoryRow> rows) throws IOException {
        read(laboratoryFiles(), LaboratoryRow::from, rows);
    }

    /** Reads AE; see {@link #demographics}. */
    public void adverseEvents(Consumer<AdverseEventRow> rows) throws IOException {
        read(adverseEventFiles(), AdverseEventRow::from, rows);
    }

    private List<Path> files(String stem) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw TrialFileException.ofFile(directory.toString(), "this is not a folder of SDTM files");
        }
        Pattern name = Pattern.compile(stem + "\\.xpt(\\.gz)?");
        List<Path> found;
        try (Stream<Path> entries = Files.list(directory)) {
            found = entries.filter(Files::isRegularFile)
                    .filter(path -> name.matcher(path.getFileName().toString().toLowerCase(Locale.ROOT))
                            .matches())
                    .sorted()
                    .toList();
        }
        refuseTwins(found);
        return found;
    }

    /** A folder in which a file was unpacked beside its gzip would count every row twice. */
    private static void refuseTwins(List<Path> found) throws TrialFileException {
        Set<String> stems = new HashSet<>();
        for (Path path : found) {
            String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
            if (!stems.add(name.replaceFirst("\\.gz$", ""))) {
                throw TrialFileException.ofFile(
                        path.getFileName().toString(),
                        "the folder holds this file twice, packed and unpacked; keep one");
            }
        }
    }

    private <T> void read(List<Path> files, RowParser<T> parser, Consumer<T> rows) throws IOException {
        for (Path file : files) {
            String name = file.getFileName().toString();
            try (XptReader reader = XptReader.open(file)) {
                while (reader.nextDataSet().isPresent()) {
                    Optional<XptRow> row = reader.nextRow();
                    while (row.isPresent()) {
                        rows.accept(parser.parse(new DomainRow(row.get(), name, zone)));
                        row = reader.nextRow();
                    }
                }
            }
        }
    }

    @FunctionalInterface
    private interface RowParser<T> {
        T parse(DomainRow row) throws TrialFileException;
    }
}
