package io.clinstream.prediction.online;

import java.net.URI;
import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** Connections to Redis that wait a bounded time. */
public final class RedisConnections {

    private static final int CONNECTIONS = 32;

    private RedisConnections() {}

    /** Connects lazily; a Redis that is down at start is no reason not to start. */
    public static RedisClient open(URI url, Duration timeout) {
        GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(timeout);
        int millis = Math.toIntExact(timeout.toMillis());
        DefaultJedisClientConfig.Builder client =
                DefaultJedisClientConfig.builder().timeoutMillis(millis);
        if (JedisURIHelper.isRedisSSLScheme(url)) {
            client.sslOptions(SslOptions.defaults());
        }
        if (url.getUserInfo() != null) {
            client.user(JedisURIHelper.getUser(url)).password(JedisURIHelper.getPassword(url));
        }
        return RedisClient.builder()
                .hostAndPort(new HostAndPort(url.getHost(), url.getPort()))
                .clientConfig(client.build())
                .poolConfig(pool)
                .build();
    }
}
