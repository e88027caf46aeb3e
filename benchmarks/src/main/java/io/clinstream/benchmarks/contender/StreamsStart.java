package io.clinstream.benchmarks.contender;

import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** Starts a Kafka Streams application and waits until every task runs. */
final class StreamsStart {

    private StreamsStart() {}

    static void run(KafkaStreams streams) throws InterruptedException {
        CountDownLatch settled = new CountDownLatch(1);
        streams.setUncaughtExceptionHandler(failure -> {
            failure.printStackTrace();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == State.RUNNING || now == State.ERROR || now == State.PENDING_ERROR) {
                settled.countDown();
            }
        });
        streams.start();
        settled.await();
        if (streams.state() != State.RUNNING) {
            throw new IllegalStateException("the application did not start: " + streams.state());
        }
    }
}
