package io.clinstream.features.online;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/** A Redis server and the connections to it. Waits a bounded time. */
public final class RedisServer implements AutoCloseable {

    private static final int CONNECTIONS = 24;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final RedisClient redis;

    /** The server at {@code address}; nothing is contacted yet. */
    RedisServer(URI address) {
        GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(TIMEOUT);
        DefaultJedisClientConfig.Builder client =
                DefaultJedisClientConfig.builder().timeoutMillis(Math.toIntExact(TIMEOUT.toMillis()));
        if (JedisURIHelper.isRedisSSLScheme(address)) {
            client.sslOptions(SslOptions.defaults());
        }
        if (address.getUserInfo() != null) {
            client.user(JedisURIHelper.getUser(address)).password(JedisURIHelper.getPassword(address));
        }
        this.redis = RedisClient.builder()
                .hostAndPort(new HostAndPort(address.getHost(), address.getPort()))
                .clientConfig(client.build())
                .poolConfig(pool)
                .build();
    }

    /**
     * Does something on the server.
     *
     * @param what for the message where it fails: "failed to ..."
     * @throws OnlineStoreUnavailableException Redis does not answer, or refuses
     */
    public <T> T ask(String what, Function<RedisClient, T> work) {
        try {
            return work.apply(redis);
        } catch (JedisException failed) {
            // After a restart of the server every idle connection is dead; without this each would fail one call more.
            redis.getPool().clear();
            throw new OnlineStoreUnavailableException("Redis failed to " + what, failed);
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
