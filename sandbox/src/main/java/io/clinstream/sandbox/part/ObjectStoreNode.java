package io.clinstream.sandbox.part;

import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.layout.Credentials;
import io.clinstream.sandbox.layout.DataDirectory;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.layout.PrivateFile;
import io.clinstream.sandbox.process.JavaCommand;
import io.clinstream.sandbox.process.Launch;
import io.minio.BucketExistsArgs;
import io.minio.MinioClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An S3 server on a folder: S3Proxy.
 *
 * @param distribution where the program lies
 * @param data where the objects lie
 * @param credentials the keys it accepts
 * @param port port of its HTTP server
 */
public record ObjectStoreNode(Distribution distribution, DataDirectory data, Credentials credentials, int port)
        implements Node {

    /** It holds an object of a request in memory; up to 9 of up to 32 MiB may come at once. */
    private static final int HEAP_MEGABYTES = 384;

    @Override
    public Part part() {
        return Part.S3;
    }

    @Override
    public Launch prepare() {
        Path folder = data.of(part());
        Path objects = folder.resolve("objects");
        try {
            Files.createDirectories(objects);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        Path settings = folder.resolve("s3proxy.properties");
        PrivateFile.write(settings, """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.ignore-unknown-headers=true
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, credentials.s3AccessKey(), credentials.s3SecretKey(), objects));
        return new Launch(
                JavaCommand.of(
                        distribution.s3proxyJar().toString(),
                        HEAP_MEGABYTES,
                        List.of("org.gaul.s3proxy.Main", "--properties", settings.toString())),
                Map.of("LOG_LEVEL", "info"),
                folder,
                data.log(part()),
                "TERM");
    }

    @Override
    public boolean ready() throws Exception {
        MinioClient client = MinioClient.builder()
                .endpoint("http://127.0.0.1:" + port)
                .credentials(credentials.s3AccessKey(), credentials.s3SecretKey())
                .region("us-east-1")
                .build();
        // Whether it exists does not matter: any signed answer shows that the server serves.
        client.bucketExists(BucketExistsArgs.builder().bucket("readiness").build());
        return true;
    }
}
