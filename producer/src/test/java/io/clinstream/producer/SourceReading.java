package io.clinstream.producer;

import io.clinstream.producer.event.RawEvent;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.source.EventSource;
import io.clinstream.producer.source.Skipped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything a source gives. */
public record SourceReading(List<RawEvent> events, Map<String, Long> skipped) {

    public static SourceReading of(EventSource source) throws IOException {
        List<RawEvent> events = new ArrayList<>();
        Skipped skipped = new Skipped();
        source.read(events::addAll, skipped);
        return new SourceReading(events, skipped.counts());
    }

    public Map<RawTopic, Long> byTopic() {
        return events.stream().collect(Collectors.groupingBy(RawEvent::topic, Collectors.counting()));
    }

    public <T> List<T> all(Class<T> type) {
        return events.stream()
                .flatMap(event -> event.content().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
