package io.clinstream.prediction.audit;

import io.clinstream.audit.SourceEvents;
import io.clinstream.prediction.audit.FeatureEvents.Event;
import io.clinstream.schema.Contribution;
import io.clinstream.schema.Prediction;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ZRangeParams;
import redis.clients.jedis.resps.Tuple;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Reads the event index that the feature service keeps in Redis. Where Redis is away it tries again for a bounded time,
 * and then goes on without for a while: a row must not wait for its explanation.
 */
public final class IndexedEvents implements SourceEvents, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(IndexedEvents.class);
    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration GIVE_UP = Duration.ofSeconds(10);
    /** Log epoch, canonical partition, offset and sequence; the epoch may hold hyphens. */
    private static final Pattern VERSION = Pattern.compile(".+-\\d{1,9}-(\\d{1,18})-\\d{1,9}");

    private static final int MEMBER_PARTS = 3;

    private final RedisClient redis;
    private long givenUpAt;
    private boolean givenUp;

    /** The index on a server; nothing is contacted yet. */
    public IndexedEvents(URI url, Duration timeout) {
        DefaultJedisClientConfig.Builder client =
                DefaultJedisClientConfig.builder().timeoutMillis(Math.toIntExact(timeout.toMillis()));
        if (JedisURIHelper.isRedisSSLScheme(url)) {
            client.sslOptions(SslOptions.defaults());
        }
        if (url.getUserInfo() != null) {
            client.user(JedisURIHelper.getUser(url)).password(JedisURIHelper.getPassword(url));
        }
        this.redis = RedisClient.builder()
                .hostAndPort(new HostAndPort(url.getHost(), url.getPort()))
                .clientConfig(client.build())
                .build();
    }

    @Override
    public Optional<Map<String, Behind>> of(Prediction record) {
        if (record.getContributions().isEmpty() || record.getAsOf() == null || record.getVectorVersion() == null) {
            return Optional.of(Map.of());
        }
        Matcher version = VERSION.matcher(record.getVectorVersion());
        if (!version.matches()) {
            return Optional.empty(); // A vector of no place in the log: nobody can tell what came before it.
        }
        long asOf = record.getAsOf().toEpochMilli();
        Optional<List<Event>> events = events(record.getPatientId(), asOf, Long.parseLong(version.group(1)));
        return events.map(known -> {
            Map<String, Behind> behind = new HashMap<>();
            for (Contribution contribution : record.getContributions()) {
                String input = contribution.getFeature();
                behind.put(input, FeatureEvents.of(input).among(known, asOf));
            }
            return behind;
        });
    }

    private Optional<List<Event>> events(String patientId, long asOf, long offset) {
        if (givenUp && System.nanoTime() - givenUpAt < GIVE_UP.toNanos()) {
            return Optional.empty();
        }
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                List<Event> events = read(patientId, asOf, offset);
                givenUp = false;
                return Optional.of(events);
            } catch (JedisException away) {
                redis.getPool().clear();
                LOGGER.warn("The event index does not answer: {}", away.getMessage());
                if (attempt < TRIES && !pause()) {
                    break;
                }
            }
        }
        givenUp = true;
        givenUpAt = System.nanoTime();
        return Optional.empty();
    }

    private List<Event> read(String patientId, long asOf, long offset) {
        Response<List<Tuple>> vitals;
        Response<List<Tuple>> reports;
        try (Pipeline pipeline = redis.pipelined()) {
            ZRangeParams upToVector = ZRangeParams.zrangeByScoreParams(Double.NEGATIVE_INFINITY, (double) asOf);
            vitals = pipeline.zrangeWithScores(key(patientId, "vitals"), upToVector);
            reports = pipeline.zrangeWithScores(key(patientId, "reports"), upToVector);
            pipeline.sync();
        }
        List<Event> events = new ArrayList<>();
        vitals.get().forEach(member -> add(events, member, offset));
        reports.get().forEach(member -> add(events, member, offset));
        events.sort(Comparator.comparingLong(Event::at)
                .thenComparingLong(Event::offset)
                .reversed());
        return events;
    }

    /** What came after the vector is not behind it. */
    private static void add(List<Event> events, Tuple member, long offset) {
        String[] parts = member.getElement().split("\\|", MEMBER_PARTS);
        if (parts.length == MEMBER_PARTS && Long.parseLong(parts[0]) <= offset) {
            events.add(new Event(
                    (long) member.getScore(), Long.parseLong(parts[0]), parts[1], Set.of(parts[2].split(","))));
        }
    }

    private static String key(String patientId, String group) {
        return "patient:" + patientId + ":events:" + group;
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
