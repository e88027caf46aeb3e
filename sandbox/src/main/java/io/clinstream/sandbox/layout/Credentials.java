package io.clinstream.sandbox.layout;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Keys and passwords of one data folder, drawn at its first start.
 *
 * @param s3AccessKey access key of the S3 server
 * @param s3SecretKey secret key of the S3 server
 * @param postgresPassword password of the PostgreSQL account {@code clinstream}
 * @param auditKey key of the audit's keyed hash
 */
public record Credentials(String s3AccessKey, String s3SecretKey, String postgresPassword, String auditKey) {

    /** Reads the file, or draws new ones and keeps them there. */
    public static Credentials keptIn(Path file) {
        if (Files.exists(file)) {
            return read(file);
        }
        Credentials drawn = new Credentials("clinstream-" + random(4), random(20), random(20), random(32));
        PrivateFile.write(
                file,
                "s3.access-key=" + drawn.s3AccessKey + "\ns3.secret-key=" + drawn.s3SecretKey + "\npostgres.password="
                        + drawn.postgresPassword + "\naudit.key=" + drawn.auditKey + "\n");
        return drawn;
    }

    /** Names no secret, so that no log ever does. */
    @Override
    public String toString() {
        return "Credentials[<redacted>]";
    }

    private static Credentials read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
        return new Credentials(
                properties.getProperty("s3.access-key", ""),
                properties.getProperty("s3.secret-key", ""),
                properties.getProperty("postgres.password", ""),
                properties.getProperty("audit.key", ""));
    }

    private static String random(int bytes) {
        byte[] drawn = new byte[bytes];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
