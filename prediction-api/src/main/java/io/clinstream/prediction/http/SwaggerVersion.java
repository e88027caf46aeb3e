package io.clinstream.prediction.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Swagger UI on the class path: it is part of the path of its files. */
final class SwaggerVersion {

    private static final String POM = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private SwaggerVersion() {}

    static String read() {
        Properties pom = new Properties();
        try {
            pom.load(new ByteArrayInputStream(Resources.bytes(POM)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pom.getProperty("version");
    }
}
