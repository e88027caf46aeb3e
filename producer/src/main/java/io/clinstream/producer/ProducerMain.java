package io.clinstream.producer;

import io.clinstream.producer.cli.ProducerCommand;
import io.clinstream.producer.time.RealWall;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Entry point of the producer. Interrupted, it stops sending, waits for what is under way, and still sums up. */
public final class ProducerMain {

    private static final int SECONDS_TO_FINISH = 20;

    private ProducerMain() {}

    /** Runs the command line and exits with its status. */
    public static void main(String[] arguments) {
        RealWall wall = new RealWall(Clock.systemUTC());
        CountDownLatch finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(wall, finished), "stop"));
        int status = ProducerCommand.commandLine(wall).execute(arguments);
        finished.countDown();
        System.exit(status);
    }

    private static void stop(RealWall wall, CountDownLatch finished) {
        wall.stop();
        try {
            boolean inTime = finished.await(SECONDS_TO_FINISH, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("ended before everything was acknowledged");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
