package io.clinstream.sandbox.process;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A supervisor with one endless child, whose number it prints; it waits to be killed. */
final class LonelySupervisor {

    private LonelySupervisor() {}

    public static void main(String[] arguments) throws InterruptedException {
        Reaper reaper = Reaper.start();
        ChildProcess child = ChildProcess.start(ReaperTest.launch(ReaperTest.endless(), Path.of(arguments[0])), reaper);
        System.out.println(child.pid());
        new CountDownLatch(1).await();
    }
}
