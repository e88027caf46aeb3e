package io.clinstream.producer.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.contract.Topics;
import io.clinstream.platform.json.Json;
import io.clinstream.producer.event.RawTopic;
import io.clinstream.producer.send.DeliveryTally.Delivery;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param source name of the source
 * @param dryRun true if nothing was really sent
 * @param topics names of the topics
 * @param deliveries counts by topic
 * @param failures failed records by kind of error
 * @param skipped what the source held and was not sent, by reason, and what a simulation planted
 * @param duration on the wall
 * @param aborted why the run ended early, if it did
 */
public record Summary(
        String source,
        boolean dryRun,
        Topics topics,
        Map<RawTopic, Delivery> deliveries,
        Map<String, Long> failures,
        Map<String, Long> skipped,
        Duration duration,
        Optional<String> aborted) {

    /** Whether the run went through and every record is acknowledged. */
    public boolean complete() {
        Delivery total = total();
        return aborted.isEmpty() && total.failed() == 0 && total.acknowledged() == total.sent();
    }

    /** For a person. */
    public String text() {
        Delivery total = total();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s%s: sent %,d, acknowledged %,d, failed %,d in %.1f s (%,.0f a second)%n",
                source,
                dryRun ? " (dry run, nothing left this machine)" : "",
                total.sent(),
                total.acknowledged(),
                total.failed(),
                seconds(),
                perSecond(total.sent())));
        deliveries.forEach((topic, count) -> text.append(String.format(
                Locale.ROOT,
                "  %-26s sent %,9d   acknowledged %,9d   failed %,d%n",
                topic.in(topics).name(),
                count.sent(),
                count.acknowledged(),
                count.failed())));
        appendCounts(text, "failed, by error:", failures);
        appendCounts(text, "also counted:", skipped);
        aborted.ifPresent(reason -> text.append("ended early: ").append(reason).append(System.lineSeparator()));
        return text.toString();
    }

    /** For a script: one JSON object, keys in snake case. */
    public String json() {
        Delivery total = total();
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("source", source);
        json.put("dry_run", dryRun);
        json.put("complete", complete());
        json.put("sent", total.sent());
        json.put("acknowledged", total.acknowledged());
        json.put("failed", total.failed());
        json.put("seconds", seconds());
        json.put("per_second", Math.round(perSecond(total.sent())));
        ObjectNode byTopic = json.putObject("topics");
        deliveries.forEach((topic, count) -> byTopic.putObject(topic.in(topics).name())
                .put("sent", count.sent())
                .put("acknowledged", count.acknowledged())
                .put("failed", count.failed()));
        ObjectNode byError = json.putObject("failures");
        failures.forEach(byError::put);
        ObjectNode notSent = json.putObject("also_counted");
        skipped.forEach(notSent::put);
        json.put("aborted", aborted.orElse(null));
        return json.toString();
    }

    private Delivery total() {
        return deliveries.values().stream().reduce(new Delivery(0, 0, 0), Delivery::plus);
    }

    private double seconds() {
        return duration.toMillis() / 1000.0;
    }

    private double perSecond(long count) {
        return duration.isZero() ? count : count * 1000.0 / Math.max(1, duration.toMillis());
    }

    private static void appendCounts(StringBuilder text, String title, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        text.append(title).append(System.lineSeparator());
        counts.forEach((reason, count) -> text.append(String.format(Locale.ROOT, "  %,9d   %s%n", count, reason)));
    }
}
