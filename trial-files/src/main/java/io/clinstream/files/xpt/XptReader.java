package io.clinstream.files.xpt;

import io.clinstream.files.GzipDetection;
import io.clinstream.files.TrialFileException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a SAS Transport version 5 file from its beginning to its end, plain or gzipped, holding two records and one row
 * in memory. Not for use by several threads.
 *
 * <p>Use: {@link #nextDataSet()} until empty, and for each data set {@link #nextRow()} until empty. What is damaged or
 * cut short is refused with a {@link TrialFileException}; rows already handed out before a damaged one were whole.
 */
public final class XptReader implements AutoCloseable {

    private final RecordSource records;
    private final XptHeaders headers;
    private boolean libraryRead;
    private @Nullable RowSource rows;

    private XptReader(String file, InputStream bytes) {
        this.records = new RecordSource(file, bytes);
        this.headers = new XptHeaders(records);
    }

    /**
     * Opens a file; closing the reader closes it.
     *
     * @throws IOException if it cannot be opened
     */
    public static XptReader open(Path path) throws IOException {
        String file = path.getFileName().toString();
        try {
            return new XptReader(file, GzipDetection.open(path));
        } catch (EOFException | ZipException broken) {
            throw TrialFileException.ofFile(file, "the gzip header is cut short or damaged");
        }
    }

    /**
     * Goes to the next data set, past the unread rows of the present one; empty at the end of the file.
     *
     * @throws TrialFileException if the header, or an unread row before it, is damaged
     */
    public Optional<XptDataSet> nextDataSet() throws IOException {
        if (!libraryRead) {
            headers.readLibrary();
            libraryRead = true;
            return start();
        }
        boolean unread = true;
        while (unread) {
            unread = nextRow().isPresent();
        }
        return records.peek() == null ? Optional.empty() : start();
    }

    /**
     * The next row of the present data set; empty at its end, and before the first data set.
     *
     * @throws TrialFileException if the row is cut short or a number of it is none
     */
    public Optional<XptRow> nextRow() throws IOException {
        return rows == null ? Optional.empty() : rows.next();
    }

    private Optional<XptDataSet> start() throws IOException {
        XptDataSet dataSet = headers.readDataSet();
        rows = new RowSource(records, dataSet);
        return Optional.of(dataSet);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
