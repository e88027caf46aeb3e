package io.clinstream.audit.anchor;

import io.clinstream.audit.AuditChain;
import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.PutOutcome;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The anchors in the object store: {@code audit/anchors/date=YYYY-MM-DD/<number>.json}, created once, never changed. */
public final class AnchorStore {

    /** Where they lie. */
    public static final String PREFIX = "audit/anchors/";

    private final ObjectStore objects;
    private final AnchorCodec codec;

    /** The anchors made under the key of {@code chain}. */
    public AnchorStore(ObjectStore objects, AuditChain chain) {
        this.objects = objects;
        this.codec = new AnchorCodec(chain);
    }

    /** All anchors, by date and number; read one by one as the stream is. */
    public Stream<StoredAnchor> all() {
        return read(objects.list(PREFIX));
    }

    /** The newest anchor made under the key; empty where there is none. */
    public Optional<StoredAnchor> newest() {
        List<ObjectInfo> listed = objects.list(PREFIX);
        return newest(listed, listed.size() - 1);
    }

    /** The newest anchor of dates from {@code since} on; empty where there is none. */
    Optional<StoredAnchor> newestSince(LocalDate since, LocalDate today) {
        for (LocalDate date = today; !date.isBefore(since); date = date.minusDays(1)) {
            List<ObjectInfo> listed = objects.list(PREFIX + "date=" + date + "/");
            Optional<StoredAnchor> found = newest(listed, listed.size() - 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Stores an anchor unless another writer was first. */
    boolean put(Anchor anchor) {
        return objects.putIfAbsent(key(anchor), codec.write(anchor), Map.of()) == PutOutcome.CREATED;
    }

    private Optional<StoredAnchor> newest(List<ObjectInfo> listed, int from) {
        for (int place = from; place >= 0; place--) {
            Optional<StoredAnchor> stored = read(listed.get(place).key());
            if (stored.flatMap(StoredAnchor::anchor).isPresent()) {
                return stored;
            }
        }
        return Optional.empty();
    }

    private Stream<StoredAnchor> read(List<ObjectInfo> listed) {
        return listed.stream().flatMap(info -> read(info.key()).stream());
    }

    private Optional<StoredAnchor> read(String key) {
        return objects.find(key)
                .map(bytes -> new StoredAnchor(
                        key, AuditChain.sha256(new String(bytes, StandardCharsets.UTF_8)), codec.read(bytes)));
    }

    static String key(Anchor anchor) {
        return PREFIX + "date=" + LocalDate.ofInstant(anchor.at(), ZoneOffset.UTC) + "/"
                + String.format(Locale.ROOT, "%012d", anchor.number()) + ".json";
    }
}
