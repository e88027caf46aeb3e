package io.clinstream.operations.probe;

import io.clinstream.operations.access.Connections;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the newest object below folders that are divided by append date; looks at yesterday and today only. */
final class FreshObjects {

    private final Connections connections;
    private final Clock clock;

    FreshObjects(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    Optional<Instant> newest(List<String> folders) {
        ObjectStore store = connections.objects();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return folders.stream()
                .flatMap(folder -> Stream.of(today.minusDays(1), today).map(date -> folder + "date=" + date + "/"))
                .flatMap(prefix -> store.list(prefix).stream())
                .map(ObjectInfo::modified)
                .max(Instant::compareTo);
    }
}
