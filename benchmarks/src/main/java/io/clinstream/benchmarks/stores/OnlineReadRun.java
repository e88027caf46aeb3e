package io.clinstream.benchmarks.stores;

import io.clinstream.features.online.OnlineVector;
import io.clinstream.features.online.RedisOnlineStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import redis.clients.jedis.RedisClient;

/**
 * A read of a vector as the API reads it, in turns with a raw {@code GET} of a value of the same size by the same
 * client.
 *
 * @param redis the server
 */
record OnlineReadRun(URI redis) {

    private static final int WARM_UP = 10_000;
    private static final int ROUNDS = 15;
    private static final int READS = 2_000;

    /** Figures by name; times in microseconds. */
    Map<String, Double> measure() {
        List<OnlineVector> vectors = new OnlineStock().vectors();
        try (RedisOnlineStore store = new RedisOnlineStore(redis);
                RedisClient raw = RedisClient.create(redis)) {
            store.put(vectors);
            double bytes = 0;
            for (OnlineVector vector : vectors) {
                String value = "x".repeat(size(vector));
                bytes += value.length();
                raw.set(rawKey(vector), value);
            }
            Consumer<OnlineVector> find =
                    vector -> require(store.find(vector.patientId()).size() > 1);
            Consumer<OnlineVector> get = vector -> require(raw.get(rawKey(vector)) != null);
            timed(vectors, WARM_UP, find);
            timed(vectors, WARM_UP, get);
            List<Double> ratios = new ArrayList<>();
            List<Double> finds = new ArrayList<>();
            List<Double> gets = new ArrayList<>();
            List<Double> medians = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                double[] found = timed(vectors, READS, find);
                double[] got = timed(vectors, READS, get);
                finds.add(Samples.percentile(found, 99));
                gets.add(Samples.percentile(got, 99));
                ratios.add(finds.get(round) / gets.get(round));
                medians.add(Samples.percentile(found, 50) / Samples.percentile(got, 50));
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("ratio", Samples.median(ratios));
            figures.put("medianRatio", Samples.median(medians));
            figures.put("read99", Samples.median(finds));
            figures.put("get99", Samples.median(gets));
            figures.put("bytes", bytes / vectors.size());
            return figures;
        }
    }

    private static double[] timed(List<OnlineVector> vectors, int reads, Consumer<OnlineVector> read) {
        double[] micros = new double[reads];
        for (int number = 0; number < reads; number++) {
            OnlineVector vector = vectors.get((number * 37) % vectors.size());
            long begin = System.nanoTime();
            read.accept(vector);
            micros[number] = (System.nanoTime() - begin) / 1e3;
        }
        return micros;
    }

    private static int size(OnlineVector vector) {
        return vector.fields().entrySet().stream()
                .mapToInt(field -> (field.getKey() + field.getValue()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static String rawKey(OnlineVector vector) {
        return "benchmark:raw:" + vector.patientId();
    }

    private static void require(boolean answered) {
        if (!answered) {
            throw new IllegalStateException("Redis has not what was put there");
        }
    }
}
