package io.clinstream.benchmarks.predict;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks one patient after the other, over connections that stay open, and says how long the answers took. */
final class Load implements AutoCloseable {

    private static final int PATIENTS = 100;
    private static final double NANOS = 1e9;
    private static final int MOST_ASKED_AGAIN = 5;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger askedAgain = new AtomicInteger();

    /**
     * How to ask.
     *
     * @param connections each with a thread of its own
     * @param rate questions a second over all connections, at an even pace: an answer ages from the instant at which
     *     its question was due, so that one that has to wait for another is not flattered; 0: as fast as answers come
     * @param seconds how long
     */
    record Pace(int connections, double rate, double seconds) {}

    /** Figures by name, times in milliseconds; anything but 200 ends the measurement. */
    Map<String, Double> run(URI url, Pace pace) throws InterruptedException, IOException {
        long begin = System.nanoTime();
        List<Future<double[]>> connections = new ArrayList<>();
        for (int connection = 0; connection < pace.connections(); connection++) {
            int number = connection;
            connections.add(threads.submit(() -> ask(url, pace, number, begin)));
        }
        List<double[]> all = new ArrayList<>();
        try {
            for (Future<double[]> connection : connections) {
                all.add(connection.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException("a question failed: " + failed.getCause(), failed);
        }
        double seconds = (System.nanoTime() - begin) / NANOS;
        double[] millis = all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("perSecond", millis.length / seconds);
        figures.put("answers", (double) millis.length);
        figures.put("p50", percentile(millis, 50));
        figures.put("p99", percentile(millis, 99));
        figures.put("p999", percentile(millis, 99.9));
        return figures;
    }

    private double[] ask(URI url, Pace pace, int connection, long begin) throws IOException, InterruptedException {
        long end = begin + (long) (pace.seconds() * NANOS);
        double pause = pace.rate() == 0 ? 0 : NANOS * pace.connections() / pace.rate();
        double[] millis = new double[1024];
        int answers = 0;
        for (int number = 0; ; number++) {
            long due = pause == 0
                    ? System.nanoTime()
                    : begin + (long) (pause * (number + (double) connection / pace.connections()));
            if (due >= end) {
                return Arrays.copyOf(millis, answers);
            }
            waitFor(due);
            ask(url, (number * 37 + connection * 11) % PATIENTS);
            if (answers == millis.length) {
                millis = Arrays.copyOf(millis, 2 * answers);
            }
            millis[answers++] = (System.nanoTime() - due) / 1e6;
        }
    }

    /**
     * The JDK's client now and then loses a connection of its own among some ten thousand questions. Such a question is
     * asked again, once, and its time goes on; more than a few mean that the server is at fault.
     */
    private void ask(URI url, int patient) throws IOException, InterruptedException {
        try {
            send(url, patient);
        } catch (ConnectException refused) {
            throw refused;
        } catch (IOException lost) {
            if (askedAgain.incrementAndGet() > MOST_ASKED_AGAIN) {
                throw lost;
            }
            send(url, patient);
        }
    }

    private void send(URI url, int patient) throws IOException, InterruptedException {
        String body = String.format(Locale.ROOT, "{\"patient_id\":\"PT%05d\"}", patient);
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(url + " answered " + answer.statusCode());
        }
    }

    private static void waitFor(long instant) throws InterruptedException {
        long left = instant - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private static double percentile(double[] sorted, double percent) {
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was answered");
        }
        return sorted[Math.max(0, (int) Math.ceil(percent / 100 * sorted.length) - 1)];
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
