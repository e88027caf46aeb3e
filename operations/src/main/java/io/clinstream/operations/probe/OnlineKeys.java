package io.clinstream.operations.probe;

import java.util.List;
import java.util.stream.Stream;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/**
 * Vectors in the online store.
 *
 * @param all keys
 * @param withoutExpiry those that would stay for ever
 */
record OnlineKeys(long all, long withoutExpiry) {

    private static final ScanParams VECTORS =
            new ScanParams().match("patient:*:features").count(1000);
    private static final long FOR_EVER = -1;

    static OnlineKeys scan(RedisClient redis) {
        long all = 0;
        long withoutExpiry = 0;
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<String> page = redis.scan(cursor, VECTORS);
            all += page.getResult().size();
            withoutExpiry += expiries(redis, page.getResult())
                    .filter(left -> left == FOR_EVER)
                    .count();
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        return new OnlineKeys(all, withoutExpiry);
    }

    private static Stream<Long> expiries(RedisClient redis, List<String> keys) {
        try (Pipeline pipeline = redis.pipelined()) {
            List<Response<Long>> left = keys.stream().map(pipeline::pttl).toList();
            pipeline.sync();
            return left.stream().map(Response::get);
        }
    }
}
