package io.clinstream.operations.trace;

import com.fasterxml.jackson.databind.JsonNode;
import io.clinstream.contract.Topics;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Finds the object that holds a record, by name alone: folders are append dates, and a name carries topic, partition
 * and first offset ({@code docs/data-layout.md}).
 */
final class ObjectSearch {

    private static final Pattern NAME =
            Pattern.compile("(.+)\\.([^.]+)\\.(\\d{5})\\.(\\d{20})\\.(ndjson\\.gz|parquet)");

    private final ObjectStore store;
    private final Topics topics;

    ObjectSearch(ObjectStore store, Topics topics) {
        this.store = store;
        this.topics = topics;
    }

    /** The bronze object and line of a record; empty while its chunk is still open. */
    Optional<String> bronze(Position position) throws IOException {
        LocalDate date = LocalDate.ofInstant(position.appendedAt(), ZoneOffset.UTC);
        int hour = LocalTime.ofInstant(position.appendedAt(), ZoneOffset.UTC).getHour();
        String folder = String.format(Locale.ROOT, "raw/%s/date=%s/hour=%02d/", position.topic(), date, hour);
        Optional<String> key = holding(folder, position);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return place(key.get(), row -> offset(row) == position.offset()).map(BronzePlace::toString);
    }

    /** A record in bronze: its object, the number of its line, and the line. */
    record BronzePlace(String key, int number, JsonNode line) {

        @Override
        public String toString() {
            return key + " line " + number;
        }
    }

    /** Where a record lies in bronze, found by its offset alone; empty where bronze does not hold it. */
    Optional<BronzePlace> bronzeAt(String topic, int partition, long offset) throws IOException {
        Position wanted = new Position(topic, partition, offset, Instant.EPOCH);
        Optional<String> key = holding("raw/" + topic + "/", wanted);
        return key.isEmpty() ? Optional.empty() : place(key.get(), row -> offset(row) == offset);
    }

    /** A line of a bronze object, numbers from 1. */
    Optional<BronzePlace> bronzeLine(String key, long number) throws IOException {
        int[] passed = {0};
        return place(key, row -> ++passed[0] == number);
    }

    /** The Parquet object that can hold a record of a topic, found by its offset alone. */
    Optional<String> parquetAt(String topic, int partition, long offset) {
        return holding(folder(topic) + "/", new Position(topic, partition, offset, Instant.EPOCH));
    }

    /** The Parquet object of an accepted row or a vector; empty while its chunk is still open. */
    Optional<String> parquet(Position position) {
        String folder =
                folder(position.topic()) + "/date=" + LocalDate.ofInstant(position.appendedAt(), ZoneOffset.UTC) + "/";
        return holding(folder, position)
                .filter(key -> store.stat(key)
                        .map(object -> object.metadata().getOrDefault("last-offset", "-1"))
                        .filter(last -> Long.parseLong(last) >= position.offset())
                        .isPresent());
    }

    private String folder(String topic) {
        if (topic.equals(topics.acceptedVitals().name())) {
            return "processed/vitals";
        }
        if (topic.equals(topics.acceptedLabs().name())) {
            return "processed/labs";
        }
        return topic.equals(topics.features().name()) ? "features/offline" : "processed/adverse-events";
    }

    /** The last object that begins at or before the record. */
    private Optional<String> holding(String folder, Position position) {
        String found = null;
        long best = -1;
        for (ObjectInfo object : store.list(folder)) {
            Matcher name = NAME.matcher(object.key().substring(object.key().lastIndexOf('/') + 1));
            if (name.matches()
                    && name.group(1).equals(position.topic())
                    && Integer.parseInt(name.group(3)) == position.partition()) {
                long first = Long.parseLong(name.group(4));
                if (first <= position.offset() && first > best) {
                    best = first;
                    found = object.key();
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private Optional<BronzePlace> place(String key, Predicate<JsonNode> wanted) throws IOException {
        byte[] packed = store.find(key).orElseThrow(() -> new IOException("there is no object " + key));
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                JsonNode row = Json.MAPPER.readTree(line);
                if (wanted.test(row)) {
                    return Optional.of(new BronzePlace(key, number, row));
                }
            }
        }
        return Optional.empty();
    }

    private static long offset(JsonNode row) {
        return row.path("offset").asLong(-1);
    }
}
