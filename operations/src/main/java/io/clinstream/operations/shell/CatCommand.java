package io.clinstream.operations.shell;

import io.clinstream.operations.access.Connections;
import io.clinstream.operations.access.ParquetRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints one object: gzip unpacked, Parquet as one JSON object a row. */
@Command(
        name = "cat",
        description = "Prints one object: gzip unpacked, Parquet as one JSON object a row.",
        mixinStandardHelpOptions = true)
public final class CatCommand implements Callable<Integer> {

    private final Connections connections;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "KEY", description = "Full name of the object, as ls prints it.")
    private String key;

    /** The command on these connections. */
    public CatCommand(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        if (key.endsWith(".parquet")) {
            printParquet(out);
            return 0;
        }
        byte[] content = connections
                .objects()
                .find(key)
                .orElseThrow(() -> new IllegalArgumentException("there is no object " + key));
        out.print(text(content));
        out.flush();
        return 0;
    }

    private void printParquet(PrintWriter out) throws IOException, SQLException {
        Path file = Files.createTempFile("clinstream-cat", ".parquet");
        try (ParquetRows parquet = ParquetRows.open()) {
            connections.objects().download(key, file);
            parquet.query("SELECT * FROM " + ParquetRows.table(file), rows -> QueryResult.printJson(rows, out));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private String text(byte[] content) throws IOException {
        if (!key.endsWith(".gz")) {
            return new String(content, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
