package io.clinstream.operations.probe;

import io.clinstream.operations.access.Connections;
import io.clinstream.operations.health.StoreCount;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import redis.clients.jedis.RedisClient;

/** Counts what the four stores hold. Rows of an object are what its metadata says. */
public final class StoreCounts {

    private static final String ROWS = "rows";
    private static final int MOST_OBJECTS = 20_000;

    private final Connections connections;

    /** Counts over these connections. */
    public StoreCounts(Connections connections) {
        this.connections = connections;
    }

    /** One line a store; a store that cannot be read says why. */
    public List<StoreCount> count() {
        return List.of(
                objects("bronze", "raw/"),
                objects("silver", "processed/"),
                objects("offline", "features/offline/"),
                online());
    }

    private StoreCount objects(String name, String prefix) {
        try {
            ObjectStore store = connections.objects();
            List<ObjectInfo> objects = store.list(prefix);
            if (objects.size() > MOST_OBJECTS) {
                return new StoreCount(
                        name,
                        OptionalLong.of(objects.size()),
                        OptionalLong.empty(),
                        "rows are not counted beyond " + MOST_OBJECTS + " objects");
            }
            long rows = objects.parallelStream()
                    .mapToLong(object -> rows(store.stat(object.key())))
                    .sum();
            return StoreCount.of(name, objects.size(), rows);
        } catch (RuntimeException unreachable) {
            return StoreCount.unreadable(name, "the object store does not answer");
        }
    }

    private static long rows(Optional<ObjectInfo> object) {
        return object.map(found -> found.metadata().getOrDefault(ROWS, "0"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private StoreCount online() {
        try (RedisClient redis = connections.redis()) {
            long keys = OnlineKeys.scan(redis).all();
            return StoreCount.of("online", keys, keys);
        } catch (RuntimeException unreachable) {
            return StoreCount.unreadable("online", "Redis does not answer");
        }
    }
}
