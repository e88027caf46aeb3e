package io.clinstream.features.online;

import io.clinstream.platform.objects.ObjectInfo;
import io.clinstream.platform.objects.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Every patient that ever had a vector, as create-only objects: what an emptied Redis cannot have again from a log that
 * keeps days. Lists of ids, one a line, of which the union counts; so two writers, or one that repeats itself, do no
 * harm. The methods throw {@link OnlineStoreUnavailableException} or
 * {@link io.clinstream.platform.objects.ObjectStoreException} where a store does not answer.
 */
public final class PatientRoster {

    /** Folder of the lists. */
    public static final String FOLDER = "patients/known/";

    private static final int BATCH = 5_000;
    private static final int MOST_IN_A_LIST = 200_000;
    private static final int HASH_DIGITS = 12;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ObjectStore objects;
    private final RedisServer server;

    /** The roster of the patients of an online store. */
    public PatientRoster(ObjectStore objects, RedisOnlineStore store) {
        this.objects = objects;
        this.server = store.server();
    }

    /**
     * Writes the patients that no list has yet, as one list.
     *
     * @param now stands in its name
     * @return patients in it; 0 writes nothing
     */
    public int save(Instant now) {
        List<String> unlisted = server.ask(
                "read new patients", redis -> redis.srandmember(OnlineFields.UNLISTED_PATIENTS, MOST_IN_A_LIST));
        if (unlisted.isEmpty()) {
            return 0;
        }
        byte[] list = (String.join("\n", new TreeSet<>(unlisted)) + "\n").getBytes(StandardCharsets.UTF_8);
        objects.putIfAbsent(FOLDER + STAMP.format(now) + "-" + hash(list) + ".txt", list, Map.of());
        for (List<String> batch : batches(unlisted)) {
            server.ask(
                    "note listed patients",
                    redis -> redis.srem(OnlineFields.UNLISTED_PATIENTS, batch.toArray(String[]::new)));
        }
        return unlisted.size();
    }

    /** Makes every listed patient known to Redis. */
    public void load() {
        for (ObjectInfo list : objects.list(FOLDER)) {
            String text = new String(objects.find(list.key()).orElseThrow(), StandardCharsets.UTF_8);
            for (List<String> batch : batches(text.lines().toList())) {
                server.ask(
                        "write known patients",
                        redis -> redis.sadd(OnlineFields.KNOWN_PATIENTS, batch.toArray(String[]::new)));
            }
        }
    }

    private static List<List<String>> batches(List<String> all) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }

    private static String hash(byte[] list) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(list);
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
