package io.clinstream.benchmarks.contender;

import java.nio.ByteBuffer;

/**
 * What a window of the DSL keeps: enough for mean, least, greatest, sample standard deviation, slope per hour, newest,
 * newest minus oldest, and count.
 *
 * @param count number of values
 * @param sum of the values
 * @param squares sum of their squares
 * @param times sum of their times, hours after the window's first value
 * @param timeSquares sum of the squares of these times
 * @param products sum of time times value
 * @param least least value
 * @param greatest greatest value
 * @param origin epoch milliseconds of the value that came first
 * @param oldest epoch milliseconds of the oldest value
 * @param oldestValue that value
 * @param newest epoch milliseconds of the newest value
 * @param newestValue that value
 */
record WindowStatistics(
        long count,
        double sum,
        double squares,
        double times,
        double timeSquares,
        double products,
        double least,
        double greatest,
        long origin,
        long oldest,
        double oldestValue,
        long newest,
        double newestValue) {

    /** A window without values. */
    static final WindowStatistics EMPTY = new WindowStatistics(
            0,
            0,
            0,
            0,
            0,
            0,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0,
            Long.MAX_VALUE,
            0,
            Long.MIN_VALUE,
            0);

    /** Statistics of one window. */
    static final int STATISTICS = 8;

    private static final int BYTES = 13 * Long.BYTES;
    private static final double HOUR = 3_600_000.0;

    /** With one more value. */
    WindowStatistics plus(long time, double value) {
        long from = count == 0 ? time : origin;
        double hours = (time - from) / HOUR;
        return new WindowStatistics(
                count + 1,
                sum + value,
                squares + value * value,
                times + hours,
                timeSquares + hours * hours,
                products + hours * value,
                Math.min(least, value),
                Math.max(greatest, value),
                from,
                Math.min(oldest, time),
                time < oldest ? value : oldestValue,
                Math.max(newest, time),
                time > newest ? value : newestValue);
    }

    /** The eight statistics of a window with at least one value; NaN where it has too few. */
    double[] statistics() {
        double spread = squares - sum * sum / count;
        double span = timeSquares - times * times / count;
        return new double[] {
            sum / count,
            least,
            greatest,
            count < 2 ? Double.NaN : Math.sqrt(Math.max(0, spread) / (count - 1)),
            span <= 0 ? Double.NaN : (products - times * sum / count) / span,
            newestValue,
            oldest == newest ? Double.NaN : newestValue - oldestValue,
            count
        };
    }

    /** As bytes, for the store. */
    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(count)
                .putDouble(sum)
                .putDouble(squares)
                .putDouble(times)
                .putDouble(timeSquares)
                .putDouble(products)
                .putDouble(least)
                .putDouble(greatest)
                .putLong(origin)
                .putLong(oldest)
                .putDouble(oldestValue)
                .putLong(newest)
                .putDouble(newestValue)
                .array();
    }

    /** From the bytes of {@link #toBytes}. */
    static WindowStatistics of(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        return new WindowStatistics(
                from.getLong(),
                from.getDouble(),
                from.getDouble(),
                from.getDouble(),
                from.getDouble(),
                from.getDouble(),
                from.getDouble(),
                from.getDouble(),
                from.getLong(),
                from.getLong(),
                from.getDouble(),
                from.getLong(),
                from.getDouble());
    }
}
