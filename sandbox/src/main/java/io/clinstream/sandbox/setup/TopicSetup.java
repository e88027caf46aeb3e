package io.clinstream.sandbox.setup;

import io.clinstream.contract.Topics;
import io.clinstream.platform.kafka.TopicProvisioner;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Creates every topic of the contract on the embedded broker.
 *
 * @param bootstrapServers the broker
 * @param partitions partitions of every topic
 */
public record TopicSetup(String bootstrapServers, int partitions) implements Setup {

    private static final short ONE_BROKER = 1;

    @Override
    public void apply() throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            new TopicProvisioner(partitions, ONE_BROKER).provision(admin, Topics.byDefault());
        }
    }
}
