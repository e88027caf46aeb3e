package io.clinstream.prediction.online;

import io.clinstream.prediction.online.VectorFields.IncompleteVectorException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ZRangeParams;
import redis.clients.jedis.util.JedisURIHelper;

/** The online store in Redis. Waits a bounded time and never retries: the caller's answer is then 503. */
public final class RedisOnlineStore implements OnlineStore, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(RedisOnlineStore.class);
    private static final String KNOWN = "patients:known";
    private static final String RECENT = "patients:recent";
    private static final int CONNECTIONS = 16;

    private final RedisClient redis;

    /** Connects lazily; a store that is down at start is no reason not to start. */
    public RedisOnlineStore(URI url, Duration timeout) {
        GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(CONNECTIONS);
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
        this.redis = RedisClient.builder()
                .hostAndPort(new HostAndPort(url.getHost(), url.getPort()))
                .clientConfig(client.build())
                .poolConfig(pool)
                .build();
    }

    @Override
    public Lookup find(String patientId) {
        Response<Map<String, String>> fields;
        Response<Boolean> known;
        try (Pipeline pipeline = redis.pipelined()) {
            fields = pipeline.hgetAll(key(patientId));
            known = pipeline.sismember(KNOWN, patientId);
            pipeline.sync();
            return lookup(fields.get(), known.get());
        } catch (JedisException outage) {
            LOGGER.warn("The online store does not answer: {}", outage.getMessage());
            dropIdleConnections();
            return new Lookup.Unavailable("the online store does not answer");
        }
    }

    @Override
    public List<RecentPatient> recent(Instant since, int limit) {
        try (Pipeline pipeline = redis.pipelined()) {
            List<String> patients = redis.zrange(
                    RECENT,
                    ZRangeParams.zrangeByScoreParams(Double.POSITIVE_INFINITY, (double) since.toEpochMilli())
                            .rev()
                            .limit(0, limit));
            List<Response<String>> versions = new ArrayList<>();
            patients.forEach(patient -> versions.add(pipeline.hget(key(patient), "version")));
            pipeline.sync();
            List<RecentPatient> recent = new ArrayList<>();
            for (int row = 0; row < patients.size(); row++) {
                String version = versions.get(row).get();
                if (version != null) {
                    recent.add(new RecentPatient(patients.get(row), version));
                }
            }
            return recent;
        } catch (JedisException outage) {
            throw new OnlineStoreUnavailableException("the online store does not list patients", outage);
        }
    }

    @Override
    public boolean isReachable() {
        try {
            return "PONG".equals(redis.ping());
        } catch (JedisException outage) {
            return false;
        }
    }

    @Override
    public void close() {
        redis.close();
    }

    /** After a restart of the store every idle connection is dead; without this each would fail one request more. */
    private void dropIdleConnections() {
        redis.getPool().clear();
    }

    private static Lookup lookup(Map<String, String> fields, boolean known) {
        if (fields.isEmpty()) {
            return known ? new Lookup.Expired() : new Lookup.NeverSeen();
        }
        try {
            return new Lookup.Found(VectorFields.parse(fields));
        } catch (IncompleteVectorException half) {
            LOGGER.error("The online store holds no whole vector: {}", half.getMessage());
            return new Lookup.Unavailable("the online store holds no whole vector: " + half.getMessage());
        }
    }

    private static String key(String patientId) {
        return "patient:" + patientId + ":features";
    }
}
