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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
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
        return line(key.get(), position).map(line -> key.get() + " line " + line);
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

    private Optional<Integer> line(String key, Position position) throws IOException {
        byte[] packed = store.find(key).orElseThrow();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                JsonNode row = Json.MAPPER.readTree(line);
                if (row.path("offset").asLong(-1) == position.offset()) {
                    return Optional.of(number);
                }
            }
        }
        return Optional.empty();
    }
}
