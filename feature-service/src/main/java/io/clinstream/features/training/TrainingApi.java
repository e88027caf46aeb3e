package io.clinstream.features.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clinstream.platform.http.Exchange;
import io.clinstream.platform.http.HttpService;
import io.clinstream.platform.http.Problem;
import io.clinstream.platform.json.Json;
import io.clinstream.platform.objects.ObjectStoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Routes by which training sets are asked for and fetched. */
public final class TrainingApi {

    private static final String PATH = "/training-sets";
    /** A list of about 100,000 instants; longer ones go by the command. */
    private static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final TrainingQueue queue;
    private final TrainingSets sets;
    private final LabelChoice defaults;
    private final Clock clock;

    /**
     * An API before a queue.
     *
     * @param defaults the label that requests mean which name none
     * @param clock says what now is
     */
    public TrainingApi(TrainingQueue queue, TrainingSets sets, LabelChoice defaults, Clock clock) {
        this.queue = queue;
        this.sets = sets;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** Adds the routes. */
    public HttpService.Builder addTo(HttpService.Builder service) {
        return service.post(PATH, this::ask).get(PATH + "/{id}", this::find);
    }

    private void ask(Exchange exchange) {
        TrainingRequest request = request(exchange);
        exchange.setHeader("Location", PATH + "/" + request.id());
        Optional<TrainingManifest> built = found(request.id());
        if (built.isPresent()) {
            exchange.reply(200, answer(request.id(), TrainingJob.State.BUILT).set("manifest", tree(built.get())));
            return;
        }
        if (!queue.offer(request)) {
            throw Problem.unavailable(
                    "training-queue-full", TrainingQueue.WAITING + " training sets wait already", RETRY_AFTER);
        }
        ObjectNode answer = answer(request.id(), TrainingJob.State.QUEUED);
        answer.set("request", request.document());
        exchange.reply(202, answer);
    }

    private void find(Exchange exchange) {
        String id = exchange.pathParam("id");
        if (!ID.matcher(id).matches()) {
            throw Problem.of(422, "invalid-training-set-id", "Invalid id", "an id matches " + ID.pattern());
        }
        Optional<TrainingJob> job = queue.find(id);
        Optional<TrainingManifest> built = found(id);
        if (built.isPresent()) {
            exchange.reply(200, answer(id, TrainingJob.State.BUILT).set("manifest", tree(built.get())));
            return;
        }
        TrainingJob known = job.orElseThrow(() -> Problem.of(
                404, "unknown-training-set", "Not built", "no training set of this id was built or is on its way"));
        ObjectNode answer = answer(id, known.state());
        answer.set("request", known.request().document());
        if (known.fault() != null) {
            answer.put("fault", known.fault());
        }
        exchange.reply(200, answer);
    }

    private TrainingRequest request(Exchange exchange) {
        try {
            return exchange.json(TrainingRequestBody.class, MAX_BODY_BYTES).request(defaults, clock.instant());
        } catch (InvalidTrainingRequestException wrong) {
            throw Problem.of(422, "invalid-training-request", "Invalid request", String.valueOf(wrong.getMessage()))
                    .with("field", wrong.field());
        }
    }

    private Optional<TrainingManifest> found(String id) {
        try {
            return sets.find(id);
        } catch (ObjectStoreException away) {
            throw Problem.unavailable("object-store-unavailable", "the object store does not answer", RETRY_AFTER);
        }
    }

    private static ObjectNode answer(String id, TrainingJob.State state) {
        return Json.MAPPER.createObjectNode().put("id", id).put("state", state.name());
    }

    private static ObjectNode tree(TrainingManifest manifest) {
        return Json.MAPPER.valueToTree(manifest);
    }
}
