package io.clinstream.sandbox.part;

import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackException;
import io.clinstream.sandbox.layout.DataDirectory;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.layout.PrivateFile;
import io.clinstream.sandbox.process.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The Redis server itself, from the binaries that {@code embedded-redis} carries.
 *
 * @param distribution where the library lies
 * @param data where its append-only file lies
 * @param port port of clients
 */
public record RedisNode(Distribution distribution, DataDirectory data, int port) implements Node {

    private static final int TIMEOUT_MILLIS = 2_000;

    @Override
    public Part part() {
        return Part.REDIS;
    }

    @Override
    public Launch prepare() {
        Path folder = data.of(part());
        Path program = new UnpackedProgram(distribution.programs())
                .file(distribution.library("embedded-redis-"), binary(Platform.ofThisMachine()));
        Path settings = folder.resolve("redis.conf");
        PrivateFile.write(settings, """
                bind 127.0.0.1
                port %d
                dir "%s"
                daemonize no
                appendonly yes
                save ""
                maxmemory-policy noeviction
                """.formatted(port, folder));
        return new Launch(List.of(program.toString(), settings.toString()), Map.of(), folder, data.log(part()), "TERM");
    }

    @Override
    public boolean ready() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(5);
            // While it loads its file it answers -LOADING.
            return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
        }
    }

    private static String binary(Platform platform) {
        return switch (platform) {
            case LINUX_AMD64 -> "redis-server-6.2.6-v5-linux-amd64";
            case LINUX_ARM64 -> "redis-server-6.2.7-linux-arm64";
            case MAC_AMD64 -> "redis-server-6.2.6-v5-darwin-amd64";
            case MAC_ARM64 -> "redis-server-6.2.6-v5-darwin-arm64";
            case OTHER ->
                throw new StackException("the embedded stack has no Redis for " + Platform.description()
                        + "; use docker-compose.yml there");
        };
    }
}
