package io.clinstream.benchmarks.stores;

import io.clinstream.features.online.OnlineVector;
import io.clinstream.features.online.RedisOnlineStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/**
 * Lookups over HTTP at an even pace while vectors are written at an even pace the way the sink writes them. A lookup
 * ages from the instant at which it was due, so one that must wait for another is not flattered.
 *
 * @param service the feature service
 * @param redis the server behind it
 */
record LookupRun(URI service, URI redis) {

    /** Lookups a second. */
    static final int LOOKUPS = 400;

    /** Vectors written a second. */
    static final int WRITES = 1_000;

    private static final int READERS = 4;
    private static final int WRITES_EACH_SECOND = 20;
    private static final int WARM_UP_SECONDS = 8;
    private static final int SECONDS = 20;

    /** Figures by name; times in milliseconds. */
    Map<String, Double> measure() throws InterruptedException, IOException {
        List<OnlineVector> vectors = new OnlineStock().vectors();
        ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
        try (RedisOnlineStore store = new RedisOnlineStore(redis)) {
            store.put(vectors);
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS + SECONDS);
            Future<Double> writer = threads.submit(() -> write(store, vectors, begin, end));
            List<Future<double[]>> readers = new ArrayList<>();
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            for (int reader = 0; reader < READERS; reader++) {
                int number = reader;
                readers.add(threads.submit(() -> read(client, vectors, number, begin, end)));
            }
            double[] millis = new double[0];
            for (Future<double[]> reader : readers) {
                millis = DoubleStream.concat(DoubleStream.of(millis), DoubleStream.of(reader.get()))
                        .toArray();
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("p50", Samples.percentile(millis, 50));
            figures.put("p99", Samples.percentile(millis, 99));
            figures.put("p999", Samples.percentile(millis, 99.9));
            figures.put("lookups", (double) millis.length / SECONDS);
            figures.put("writes", writer.get());
            return figures;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a lookup or a write failed: " + failed.getCause(), failed);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Vectors a second. */
    private static double write(RedisOnlineStore store, List<OnlineVector> vectors, long begin, long end)
            throws InterruptedException {
        int batch = WRITES / WRITES_EACH_SECOND;
        long written = 0;
        for (int number = 0; ; number++) {
            long due = begin + number * (TimeUnit.SECONDS.toNanos(1) / WRITES_EACH_SECOND);
            if (due >= end) {
                return written / ((end - begin) / 1e9);
            }
            waitFor(due);
            List<OnlineVector> newer = new ArrayList<>(batch);
            for (int each = 0; each < batch; each++) {
                int at = (number * batch + each) % vectors.size();
                newer.add(OnlineStock.later(vectors.get(at), 1_000_000L + number));
            }
            written += store.put(newer).stored();
        }
    }

    private double[] read(HttpClient client, List<OnlineVector> vectors, int reader, long begin, long end)
            throws InterruptedException, IOException {
        long pause = TimeUnit.SECONDS.toNanos(1) * READERS / LOOKUPS;
        long measuredFrom = end - TimeUnit.SECONDS.toNanos(SECONDS);
        List<Double> millis = new ArrayList<>();
        for (int number = 0; ; number++) {
            long due = begin + number * pause + reader * pause / READERS;
            if (due >= end) {
                return millis.stream().mapToDouble(Double::doubleValue).toArray();
            }
            waitFor(due);
            String patient =
                    vectors.get((number * 37 + reader) % vectors.size()).patientId();
            var answer = client.send(
                    HttpRequest.newBuilder(service.resolve("/patients/" + patient + "/features"))
                            .build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("a lookup was answered with " + answer.statusCode());
            }
            if (due >= measuredFrom) {
                millis.add((System.nanoTime() - due) / 1e6);
            }
        }
    }

    private static void waitFor(long instant) throws InterruptedException {
        long left = instant - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
