package io.clinstream.operations.shell;

import io.clinstream.operations.access.Connections;
import io.clinstream.operations.text.TextTable;
import io.clinstream.platform.json.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists topics with their partitions and offsets. */
@Command(
        name = "topics",
        description = "Lists the topics with partitions and offsets.",
        mixinStandardHelpOptions = true)
public final class TopicsCommand implements Callable<Integer> {

    private final Connections connections;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object a topic.")
    private boolean json;

    /** The command on these connections. */
    public TopicsCommand(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable(List.of("topic", "partitions", "offsets"));
        try (Admin admin = Admin.create(connections.kafka().admin())) {
            for (Map.Entry<String, List<Long>> topic : offsets(admin).entrySet()) {
                long sum = topic.getValue().stream().mapToLong(Long::longValue).sum();
                int partitions = topic.getValue().size();
                if (json) {
                    out.println(Json.MAPPER
                            .createObjectNode()
                            .put("topic", topic.getKey())
                            .put("partitions", partitions)
                            .put("offsets", sum));
                }
                table.add(List.of(topic.getKey(), Integer.toString(partitions), Long.toString(sum)));
            }
        }
        if (!json) {
            table.lines().forEach(out::println);
            out.println("(offsets: end minus beginning; transaction markers count)");
        }
        return 0;
    }

    /** Offsets between beginning and end of every partition, by topic. */
    private static Map<String, List<Long>> offsets(Admin admin) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions =
                admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .toList();
        Map<TopicPartition, ListOffsetsResultInfo> begins = at(admin, partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = at(admin, partitions, OffsetSpec.latest());
        return partitions.stream()
                .collect(Collectors.groupingBy(
                        TopicPartition::topic,
                        TreeMap::new,
                        Collectors.mapping(
                                partition -> offset(ends, partition) - offset(begins, partition),
                                Collectors.toList())));
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), partition::toString)
                .offset();
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> at(
            Admin admin, List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, any -> spec)))
                .all()
                .get();
    }
}
