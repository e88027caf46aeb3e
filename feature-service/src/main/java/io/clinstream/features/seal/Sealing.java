package io.clinstream.features.seal;

import io.clinstream.features.workspace.Connections;
import io.clinstream.features.workspace.Progress;
import java.time.Clock;
import java.util.List;

/** Sealing with all it is connected to: one run, then it is closed. */
public final class Sealing implements AutoCloseable {

    private final StoreProgress stores;
    private final SealRun run;

    private Sealing(StoreProgress stores, SealRun run) {
        this.stores = stores;
        this.run = run;
    }

    /** Connects; {@code clock} dates what is published. */
    public static Sealing open(Connections connections, Clock clock) {
        SealSettings settings = SealSettings.from(connections.configuration());
        StoreProgress stores = StoreProgress.open(connections);
        return new Sealing(
                stores, new SealRun(connections.objects(), connections.decoder(), settings, stores.log(), clock));
    }

    /** Seals what is asked for; see {@link SealRun#run}. */
    public List<SealOutcome> run(SealRequest request, Progress progress) {
        return run.run(request, progress);
    }

    @Override
    public void close() {
        stores.close();
    }
}
