package io.clinstream.stores;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file name of a streamed object of bronze, silver or the offline store: which run of a topic partition it holds.
 *
 * @param topic full name of the topic
 * @param topicId first 8 characters of the topic's id: a topic that was deleted and made anew has another
 * @param partition partition of the topic, 0 to 99,999
 * @param firstOffset offset of the first record, 0 or more
 * @param extension end of the name, without its dot, for example {@code parquet}
 */
public record ObjectName(String topic, String topicId, int partition, long firstOffset, String extension) {

    private static final Pattern FORM = Pattern.compile(
            "(?<topic>.+)\\.(?<id>[^./]{1,8})\\.(?<partition>\\d{5})\\.(?<offset>\\d{20})\\.(?<end>.+)");

    /** The file name, without a folder. */
    public String fileName() {
        return String.format(Locale.ROOT, "%s.%s.%05d.%020d.%s", topic, topicId, partition, firstOffset, extension);
    }

    /** What the last part of an object's key says; empty where it has another form. */
    public static Optional<ObjectName> find(String key) {
        Matcher matcher = FORM.matcher(key.substring(key.lastIndexOf('/') + 1));
        return matcher.matches()
                ? Optional.of(new ObjectName(
                        matcher.group("topic"),
                        matcher.group("id"),
                        Integer.parseInt(matcher.group("partition")),
                        Long.parseLong(matcher.group("offset")),
                        matcher.group("end")))
                : Optional.empty();
    }
}
