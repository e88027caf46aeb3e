package io.clinstream.sandbox.part;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Main of the broker's JVM, and the only class that touches Kafka's Scala internals. */
public final class KafkaNodeMain {

    private static final Logger LOGGER = LoggerFactory.getLogger(KafkaNodeMain.class);

    private KafkaNodeMain() {}

    /** Formats the log folder if it is new, then serves until a signal. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Path log = Path.of(properties.getProperty("log.dirs"));
        if (!Files.exists(log.resolve("meta.properties"))) {
            format(file);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        LOGGER.info("serving on {}", properties.getProperty("listeners"));
        server.awaitShutdown();
    }

    private static void format(Path file) {
        String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        int code = StorageTool.execute(command, System.out);
        if (code != 0) {
            throw new IllegalStateException("formatting Kafka's storage ended with " + code);
        }
    }
}
