package io.clinstream.operations.parity;

import io.clinstream.platform.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** Every vector that Redis held at one moment, in a file; in memory is only where each patient's stands. */
final class OnlineSnapshot implements AutoCloseable {

    private static final String BEFORE = "patient:";
    private static final String AFTER = ":features";
    private static final int BATCH = 500;

    private final RandomAccessFile file;
    private final Map<String, Place> places = new TreeMap<>();

    private record Place(String version, long position, int length) {}

    private OnlineSnapshot(RandomAccessFile file) {
        this.file = file;
    }

    /** Reads every key of the patients of a sample. */
    static OnlineSnapshot take(RedisClient redis, PatientSample sample, Path target) throws IOException {
        OnlineSnapshot snapshot = new OnlineSnapshot(new RandomAccessFile(target.toFile(), "rw"));
        snapshot.file.setLength(0);
        ScanParams pattern = new ScanParams().match(BEFORE + "*" + AFTER).count(BATCH);
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<String> page = redis.scan(cursor, pattern);
            snapshot.read(redis, page.getResult(), sample);
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        return snapshot;
    }

    private void read(RedisClient redis, List<String> keys, PatientSample sample) throws IOException {
        Map<String, Response<Map<String, String>>> answers = new HashMap<>();
        try (AbstractPipeline pipeline = redis.pipelined()) {
            for (String key : keys) {
                String patient = key.substring(BEFORE.length(), key.length() - AFTER.length());
                if (sample.has(patient)) {
                    answers.put(patient, pipeline.hgetAll(key));
                }
            }
            pipeline.sync();
        }
        for (Map.Entry<String, Response<Map<String, String>>> answer : answers.entrySet()) {
            Map<String, String> fields = answer.getValue().get();
            if (!fields.isEmpty()) {
                byte[] text = Json.MAPPER.writeValueAsBytes(fields);
                long position = file.length();
                file.seek(position);
                file.write(text);
                places.put(answer.getKey(), new Place(fields.getOrDefault("version", ""), position, text.length));
            }
        }
    }

    /** The version that a patient's key names; empty where there was no key. */
    Optional<String> version(String patientId) {
        return Optional.ofNullable(places.get(patientId)).map(Place::version);
    }

    /** The fields of a patient's key. */
    Map<String, String> fields(String patientId) {
        Place place = places.get(patientId);
        if (place == null) {
            return Map.of();
        }
        try {
            byte[] text = new byte[place.length()];
            file.seek(place.position());
            file.readFully(text);
            Map<String, String> fields = new HashMap<>();
            Json.MAPPER
                    .readTree(new String(text, StandardCharsets.UTF_8))
                    .properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText()));
            return fields;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The patients whose keys there were, by id. */
    List<String> patients() {
        return new ArrayList<>(places.keySet());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
