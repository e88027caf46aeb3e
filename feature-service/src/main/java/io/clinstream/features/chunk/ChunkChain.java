package io.clinstream.features.chunk;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.objects.ObjectStoreException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The objects of one topic partition, one after the other: each begins where its predecessor ended. The end of the
 * chain, not the committed offset, says where to go on.
 *
 * @param base folder of the chain, without a slash at its end, for example {@code raw/clinical.vitals}
 * @param topic full name of the topic
 * @param topicId first characters of the topic's id: a topic that was deleted and made anew has a chain of its own
 * @param partition partition of the topic, 0 to 99,999
 * @param layout folders and extension of the objects
 */
public record ChunkChain(String base, String topic, String topicId, int partition, Layout layout) {

    /** Metadata name under which an object carries its last offset. */
    public static final String LAST_OFFSET = "last-offset";

    /** Metadata name under which an object carries its first offset. */
    public static final String FIRST_OFFSET = "first-offset";

    /**
     * Metadata name under which an object carries the last offset of the object before it, −1 for the first: aborted
     * transactions leave holes of any size, so only this tells a missing object from none.
     */
    public static final String FOLLOWS = "follows";

    private static final int OFFSET_DIGITS = 20;
    private static final Pattern NAMED_OFFSET = Pattern.compile("\\.\\d{5}\\.(\\d{" + OFFSET_DIGITS + "})\\.");

    /**
     * How the objects of a chain are filed.
     *
     * @param hourly true: by date and hour of append time; false: by date
     * @param extension end of the name, without its dot
     */
    public record Layout(boolean hourly, String extension) {

        /** The folder of records appended at that instant, for example {@code date=2026-11-20/hour=07}; UTC. */
        public String folder(Instant appendedAt) {
            LocalDate date = LocalDate.ofInstant(appendedAt, ZoneOffset.UTC);
            if (!hourly) {
                return "date=" + date;
            }
            int hour = LocalTime.ofInstant(appendedAt, ZoneOffset.UTC).getHour();
            return String.format(Locale.ROOT, "date=%s/hour=%02d", date, hour);
        }
    }

    /** Full name of the object in {@code folder} that begins at {@code firstOffset}. */
    public String key(String folder, long firstOffset) {
        return String.format(
                Locale.ROOT, "%s/%s/%s%020d.%s", base, folder, fileNamePrefix(), firstOffset, layout.extension());
    }

    /**
     * The last offset that an object of this chain holds; empty where there is none yet.
     *
     * @throws IllegalStateException the newest object does not say where it ends, so it is none of ours
     */
    public OptionalLong end(ObjectStore store) {
        Optional<String> newest = store.list(base + "/").stream()
                .map(ObjectInfo::key)
                .filter(this::owns)
                .max(Comparator.comparing(ChunkChain::fileName));
        return newest.isEmpty() ? OptionalLong.empty() : OptionalLong.of(lastOffset(store, newest.get()));
    }

    /**
     * The last offset in an existing object, as it says itself.
     *
     * @throws ObjectStoreException the object is not there after all: try again
     * @throws IllegalStateException the object does not say where it begins and ends, so it is none of ours
     */
    public static long lastOffset(ObjectStore store, String key) {
        Map<String, String> said = store.stat(key)
                .orElseThrow(() -> new ObjectStoreException("object " + key + " exists and is not found"))
                .metadata();
        long first = offset(key, FIRST_OFFSET, said);
        long last = offset(key, LAST_OFFSET, said);
        if (first != nameOffset(key) || last < first) {
            throw new IllegalStateException("object " + key + " says that it holds offsets " + first + " to " + last);
        }
        return last;
    }

    private static long offset(String key, String name, Map<String, String> said) {
        try {
            return Long.parseLong(said.getOrDefault(name, ""));
        } catch (NumberFormatException none) {
            throw new IllegalStateException("object " + key + " has no offset in its metadata " + name, none);
        }
    }

    /** The first offset as the name has it: what follows the partition. */
    private static long nameOffset(String key) {
        String name = fileName(key);
        Matcher digits = NAMED_OFFSET.matcher(name);
        if (!digits.find()) {
            throw new IllegalStateException("object " + key + " has no offset in its name");
        }
        return Long.parseLong(digits.group(1));
    }

    private boolean owns(String key) {
        String name = fileName(key);
        return name.startsWith(fileNamePrefix())
                && name.length()
                        == fileNamePrefix().length()
                                + OFFSET_DIGITS
                                + 1
                                + layout.extension().length()
                && name.endsWith("." + layout.extension());
    }

    private String fileNamePrefix() {
        return String.format(Locale.ROOT, "%s.%s.%05d.", topic, topicId, partition);
    }

    private static String fileName(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
