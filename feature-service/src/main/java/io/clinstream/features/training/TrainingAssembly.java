package io.clinstream.features.training;

import io.clinstream.features.training.RowSelection.Dates;
import io.clinstream.features.training.RowSelection.Instants;
import io.clinstream.features.workspace.Progress;
import io.clinstream.features.workspace.Workspace;
import io.clinstream.platform.objects.ObjectStore;
import io.clinstream.platform.registry.AvroDecoder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes one training set in a folder: reads, labels, splits, writes. Stores nothing. */
final class TrainingAssembly implements AutoCloseable {

    private static final String REPORTED = "'ADVERSE_EVENT', 'SUBJECT'";
    private static final String EVERYTHING = REPORTED + ", 'VITALS', 'LAB'";

    /**
     * What was made.
     *
     * @param manifest the manifest
     * @param folder where the files of the parts are
     */
    record Assembled(TrainingManifest manifest, Path folder) {}

    private final TrainingRequest request;
    private final Workspace space;
    private final Progress progress;
    private final SourcePlan plan;
    private final InputFiles inputs;
    private final TrainingDatabase database;
    private final EventTable events;
    private final VectorColumns columns;

    TrainingAssembly(
            TrainingRequest request,
            ObjectStore store,
            AvroDecoder decoder,
            StoreFrontier frontier,
            Workspace space,
            Progress progress)
            throws SQLException {
        this.request = request;
        this.space = space;
        this.progress = progress;
        this.plan = new SourcePlanner(store).plan(request);
        if (!plan.open().isEmpty() || request.rows() instanceof Instants) {
            progress.say("waiting for the stores");
            frontier.await(request.knownAt());
        }
        this.inputs = new InputFiles(store, space.folder("inputs"), progress);
        this.database = TrainingDatabase.open(space.folder());
        this.events = new EventTable(database, decoder);
        this.columns = new VectorColumns(request.columns());
    }

    /** Makes the files and their manifest. */
    Assembled assemble(Labeller labeller) throws SQLException {
        CandidateRows candidates = new CandidateRows(database, columns);
        candidates.createLabels();
        if (request.rows() instanceof Dates) {
            dates(candidates, labeller);
        } else {
            instants(candidates, (Instants) request.rows(), labeller);
        }
        progress.say("splitting");
        RowSplit rows = new RowSplit(database, columns, request.label().label());
        Optional<TimeCuts> cuts = rows.part(request.split());
        Path folder = space.folder("files");
        progress.expect(Split.values().length);
        for (Split split : Split.values()) {
            progress.say("writing " + split.label());
            rows.write(split, folder.resolve(split.fileName()));
            progress.advance(1);
        }
        ManifestWriter writer = new ManifestWriter(database, request, plan, inputs, rows);
        return new Assembled(writer.write(cuts, events.sources(), folder), folder);
    }

    private void dates(CandidateRows candidates, Labeller labeller) throws SQLException {
        readVectors();
        candidates.ofDates();
        if (plan.open().isEmpty()) {
            events.create(List.of(), request.knownAt(), REPORTED, "SELECT ''");
        } else {
            readEvents(REPORTED, "SELECT DISTINCT patient_id FROM vectors WHERE NOT sealed");
            label(candidates, labeller);
        }
    }

    private void instants(CandidateRows candidates, Instants instants, Labeller labeller) throws SQLException {
        candidates.list(instants);
        if (instants.knowledge() == Knowledge.AS_SERVED) {
            readVectors();
            candidates.ofInstants(instants, request.knownAt());
            readEvents(REPORTED, "SELECT patient_id FROM listed");
        } else {
            readEvents(EVERYTHING, "SELECT patient_id FROM listed");
            progress.say("computing vectors");
            progress.expect(instants.pairs().size());
            try (EventTable.Cursor cursor = events.open()) {
                new RecomputedTable(database, columns, request.columns()).create(cursor, progress);
            }
        }
        label(candidates, labeller);
    }

    private void readVectors() throws SQLException {
        progress.say("fetching vectors");
        List<Path> sealed = inputs.sealed(plan.sealed());
        // A broker's clock may step back: an instant of a date can have been appended on the day before.
        List<Path> offline = plan.open().isEmpty()
                ? List.of()
                : inputs.since("features/offline/", plan.open().first().minusDays(1));
        new VectorView(database, request, columns).create(plan, sealed, offline);
    }

    private void readEvents(String kinds, String patients) throws SQLException {
        progress.say("fetching events");
        events.create(inputs.since("processed/events/", LocalDate.MIN), request.knownAt(), kinds, patients);
    }

    private void label(CandidateRows candidates, Labeller labeller) throws SQLException {
        progress.say("labelling");
        try (EventTable.Cursor cursor = events.open()) {
            new LabelTable(database, labeller).fill(candidates.wanted(request.rows()), cursor);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
