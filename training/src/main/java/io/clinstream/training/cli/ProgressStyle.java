package io.clinstream.training.cli;

import io.clinstream.training.boost.IterationFigures;
import io.clinstream.training.pipeline.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How the command shows how far it is, on standard error. */
enum ProgressStyle {
    /** A line for every step and every 25 trees. */
    lines,
    /** Lines, and a bar while trees grow. */
    bar,
    /** Nothing. */
    off;

    /** A listener that shows it; {@code trees} is how many there may be. */
    Shown open(PrintWriter err, int trees) {
        return new Shown(this, err, trees);
    }

    /** What is shown. */
    static final class Shown implements TrainingListener, AutoCloseable {

        private static final int EVERY = 25;

        private final ProgressStyle style;
        private final PrintWriter err;
        private final int trees;
        private final long began = System.nanoTime();
        private @Nullable ProgressBar growing;

        private Shown(ProgressStyle style, PrintWriter err, int trees) {
            this.style = style;
            this.err = err;
            this.trees = trees;
        }

        @Override
        public void begins(String step) {
            close();
            if (style != ProgressStyle.off) {
                err.printf(Locale.ROOT, "[%4d s] %s%n", (System.nanoTime() - began) / 1_000_000_000, step);
                err.flush();
            }
        }

        @Override
        public void grew(IterationFigures figures) {
            String text = String.format(
                    Locale.ROOT,
                    "%d trees, loss %.4f, validation AUROC %.4f AUPRC %.4f",
                    figures.iteration(),
                    figures.trainingLoss(),
                    figures.validationAuroc(),
                    figures.validationAuprc());
            if (style == ProgressStyle.bar) {
                bar().stepTo(figures.iteration());
                bar().setExtraMessage(" " + text);
            } else if (figures.iteration() % EVERY == 0) {
                begins(text);
            }
        }

        private ProgressBar bar() {
            if (growing == null) {
                growing = new ProgressBarBuilder()
                        .setTaskName("trees")
                        .setInitialMax(trees)
                        .setStyle(ProgressBarStyle.ASCII)
                        .build();
            }
            return growing;
        }

        @Override
        public void close() {
            if (growing != null) {
                growing.close();
                growing = null;
            }
        }
    }
}
