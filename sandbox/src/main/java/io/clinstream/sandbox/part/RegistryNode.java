package io.clinstream.sandbox.part;

import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.layout.DataDirectory;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.process.JavaCommand;
import io.clinstream.sandbox.process.Launch;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A schema registry with the Confluent REST API: Apicurio on a file of its own.
 *
 * @param distribution where the program lies
 * @param data where its file lies
 * @param port port of its HTTP server
 */
public record RegistryNode(Distribution distribution, DataDirectory data, int port) implements Node {

    private static final int HEAP_MEGABYTES = 256;

    @Override
    public Part part() {
        return Part.REGISTRY;
    }

    @Override
    public Launch prepare() {
        Path folder = data.of(part());
        return new Launch(
                JavaCommand.of(
                        distribution.registryClassPath(), HEAP_MEGABYTES, List.of("io.quarkus.runner.GeneratedMain")),
                // WRITE_DELAY=0: an id that was given out must survive kill -9, or two schemas get the same one.
                Map.of(
                        "APICURIO_STORAGE_KIND", "sql",
                        "APICURIO_STORAGE_SQL_KIND", "h2",
                        "APICURIO_DATASOURCE_URL",
                                "jdbc:h2:file:" + folder.resolve("registry") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0",
                        "APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "2",
                        "APICURIO_DATASOURCE_JDBC_MIN_SIZE", "2",
                        "APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10",
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", Integer.toString(port)),
                folder,
                data.log(part()),
                "TERM");
    }

    @Override
    public boolean ready() throws Exception {
        return HttpProbe.answers(URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7/subjects"));
    }
}
