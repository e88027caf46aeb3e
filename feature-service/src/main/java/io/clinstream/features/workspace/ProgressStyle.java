package io.clinstream.features.workspace;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How a job shows its progress, on standard error. */
public enum ProgressStyle {
    /** A bar that moves; without a terminal, percents. */
    bar,
    /** A line each ten per cent. */
    percents,
    /** Nothing. */
    off;

    /** Begins to show the progress of a task. */
    public Progress open(String task, PrintWriter err) {
        return switch (this) {
            case bar -> Terminal.isThere() ? new Bar(task) : new Percents(task, err);
            case percents -> new Percents(task, err);
            case off -> Progress.NONE;
        };
    }

    private static final class Bar implements Progress {

        private final ProgressBar bar;

        Bar(String task) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(0)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }

        @Override
        public void expect(long more) {
            bar.maxHint(bar.getMax() + more);
        }

        @Override
        public void advance(long steps) {
            bar.stepBy(steps);
        }

        @Override
        public void say(String what) {
            bar.setExtraMessage(" " + what);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    private static final class Percents implements Progress {

        private static final int STEP = 10;

        private final String task;
        private final PrintWriter err;
        private long expected;
        private long done;
        private long shown = -1;
        private String now = "";

        Percents(String task, PrintWriter err) {
            this.task = task;
            this.err = err;
        }

        @Override
        public void expect(long more) {
            expected += more;
        }

        @Override
        public void advance(long steps) {
            done += steps;
            long tens = done * 100 / Math.max(1, expected) / STEP;
            if (tens != shown) {
                shown = tens;
                err.printf("%s: %d %% (%,d of %,d)%s%n", task, tens * STEP, done, expected, now);
                err.flush();
            }
        }

        @Override
        public void say(String what) {
            now = " " + what;
        }
    }
}
