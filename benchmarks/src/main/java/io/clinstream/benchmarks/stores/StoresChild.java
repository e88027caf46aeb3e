package io.clinstream.benchmarks.stores;

import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;

/** Main of a JVM that measures one thing and prints what it found as one line of JSON. */
public final class StoresChild {

    private StoresChild() {}

    /** First argument: what; then a folder, or addresses. */
    public static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", "io.clinstream.schema");
        PrintStream answers = System.out;
        System.setOut(System.err);
        Object found = switch (arguments[0]) {
            case "write" -> new WriteRun(Path.of(arguments[1])).measure();
            case "layouts" -> new LayoutRun(Path.of(arguments[1])).measure();
            case "online" -> new OnlineReadRun(URI.create(arguments[1])).measure();
            case "lookup" -> new LookupRun(URI.create(arguments[1]), URI.create(arguments[2])).measure();
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        answers.println(Json.MAPPER.writeValueAsString(found));
        answers.flush();
        System.exit(0);
    }
}
