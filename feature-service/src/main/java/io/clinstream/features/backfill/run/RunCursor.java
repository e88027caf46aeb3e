package io.clinstream.features.backfill.run;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one date of one run, in order; holds one block. */
final class RunCursor {

    private final RunFile run;
    private final int features;
    private final Iterator<RunFile.Block> blocks;
    private ByteBuffer rows = ByteBuffer.allocate(0);
    private @Nullable BackfillRow current;
    private @Nullable RowKey key;

    /** A cursor before the first row. */
    RunCursor(RunFile run, long day, int features) {
        this.run = run;
        this.features = features;
        this.blocks = run.days().getOrDefault(day, List.of()).iterator();
    }

    /** Moves to the next row; false behind the last. */
    boolean advance() {
        while (!rows.hasRemaining()) {
            if (!blocks.hasNext()) {
                current = null;
                key = null;
                return false;
            }
            RunFile.Block block = blocks.next();
            rows = ByteBuffer.wrap(Zstd.decompress(run.read(block), block.plain()));
        }
        current = RowBytes.read(rows, features);
        key = current.key();
        return true;
    }

    BackfillRow row() {
        if (current == null) {
            throw new IllegalStateException("the cursor stands on no row");
        }
        return current;
    }

    RowKey key() {
        if (key == null) {
            throw new IllegalStateException("the cursor stands on no row");
        }
        return key;
    }
}
