package io.clinstream.producer.cli;

import io.clinstream.producer.send.Progress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How progress is shown, on standard error. */
public enum ProgressStyle {
    /** A bar that moves; without a terminal, percents. */
    bar {
        @Override
        Progress open(String task, PrintWriter err) {
            return Terminal.isThere() ? new Bar(task) : percents.open(task, err);
        }
    },
    /** A line each ten per cent. */
    percents {
        @Override
        Progress open(String task, PrintWriter err) {
            return new Percents(task, err);
        }
    },
    /** Nothing. */
    off {
        @Override
        Progress open(String task, PrintWriter err) {
            return new Silent();
        }
    };

    abstract Progress open(String task, PrintWriter err);

    private static final class Bar implements Progress {

        private final ProgressBar bar;

        Bar(String task) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(0)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .build();
        }

        @Override
        public void expect(long more) {
            bar.maxHint(bar.getMax() + more);
        }

        @Override
        public void step() {
            bar.step();
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

        Percents(String task, PrintWriter err) {
            this.task = task;
            this.err = err;
        }

        @Override
        public void expect(long more) {
            expected += more;
        }

        @Override
        public void step() {
            done++;
            long tens = done * 100 / Math.max(1, expected) / STEP;
            if (tens != shown) {
                shown = tens;
                err.printf("%s: %d %% (%,d of %,d)%n", task, tens * STEP, done, expected);
                err.flush();
            }
        }

        @Override
        public void close() {
            // Lines need no end.
        }
    }

    private static final class Silent implements Progress {

        @Override
        public void expect(long more) {
            // Nothing is shown.
        }

        @Override
        public void step() {
            // Nothing is shown.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
