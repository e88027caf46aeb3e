package io.clinstream.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.clinstream.database.Database;
import io.clinstream.database.DatabaseSchema;
import io.clinstream.models.InvalidModelException;
import io.clinstream.models.pack.ModelPackage;
import io.clinstream.platform.config.Secret;
import io.clinstream.platform.objects.InMemoryObjectStore;
import io.clinstream.sandbox.layout.StackAddresses;
import io.clinstream.stores.DamagedObjectException;
import io.clinstream.testing.StackExtension;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The registry on a real PostgreSQL, in the role its tools take. */
@ExtendWith(StackExtension.class)
class ModelRegistryIT {

    private static final Approval FIRST = new Approval.FirstInProduction(Optional.empty());
    private static final String FIGURES = "{\"rows\": 400}";

    private final StackAddresses addresses;
    private final InMemoryObjectStore objects = new InMemoryObjectStore(Clock.systemUTC());
    private final String name = "it-" + UUID.randomUUID();
    private Database database;
    private ModelRegistry registry;

    ModelRegistryIT(StackAddresses addresses) {
        this.addresses = addresses;
    }

    @BeforeEach
    void open() {
        database = connect(DatabaseSchema.REGISTRY_ROLE);
        registry = new ModelRegistry(database.connections(), objects, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldKeepTheModelThatWasThereBefore() {
        assertThat(registry.find("news2", 1)).hasValueSatisfying(news2 -> {
            assertThat(news2.servedAs()).isEqualTo("news2-baseline-1");
            assertThat(news2.stage()).isEqualTo(Stage.PRODUCTION);
            assertThat(news2.contents()).isEmpty();
        });
        assertThat(registry.history("news2")).extracting(Transition::cause).containsExactly(Cause.REGISTERED);
        assertThatThrownBy(() -> registry.load("news2", 1)).hasMessageContaining("built in");
    }

    @Test
    void shouldLoadWhatWasRegistered() {
        // When
        ModelPackage pack = SmallModels.heartRate(name, 1);
        RegisteredVersion first = registry.register(pack, Map.of("roc.png", bytes("picture")), Optional.empty(), "ada");
        RegisteredVersion second = register(2);

        // Then
        assertThat(List.of(first.version(), second.version())).containsExactly(1, 2);
        assertThat(registry.load(name, 1).digest()).isEqualTo(pack.digest());
        assertThat(registry.files(name, 1)).containsKeys("model.json", "logistic.json", "artifacts/roc.png");
        assertThat(objects.stat("models/" + name + "/1/artifacts/roc.png")).isPresent();
        assertThat(registry.find(name, 1)).contains(first);
        assertThat(first.stage()).isEqualTo(Stage.STAGING);
        assertThat(registry.production(name)).isEmpty();
    }

    @Test
    void shouldRegisterTheSamePackageOnce() {
        RegisteredVersion first = register(1);

        assertThat(register(1)).isEqualTo(first);
        assertThat(registry.history(name)).hasSize(1);
    }

    @Test
    void shouldRefuseAnInputThatIsNoFeature() {
        assertThatThrownBy(() -> registry.register(
                        SmallModels.of(name, "heart_rate_of_the_moon", 1), Map.of(), Optional.empty(), "ada"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("inputs[0]")
                .hasMessageContaining("heart_rate_of_the_moon")
                .hasMessageContaining("catalogue");
        assertThat(objects.list("models/" + name)).isEmpty();
    }

    @Test
    void shouldShowNothingOfARegistrationThatBrokeOffBeforeItsRow() {
        // Given: the row names a run that does not exist, so it fails when every object is written
        assertThatThrownBy(() -> registry.register(
                        SmallModels.heartRate(name, 1), Map.of(), Optional.of(UUID.randomUUID()), "ada"))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(objects.list("models/" + name + "/1/")).isNotEmpty();

        // Then
        assertThat(registry.find(name, 1)).isEmpty();
        assertThat(registry.history(name)).isEmpty();

        // And the number is never used again
        assertThat(register(1).version()).isEqualTo(2);
        assertThat(registry.load(name, 2).manifest().name()).isEqualTo(name);
    }

    @Test
    void shouldNeitherLoadNorPromoteADamagedVersion() {
        // Given
        register(1);
        String key = "models/" + name + "/1/logistic.json";
        objects.removal().remove(key);
        objects.putIfAbsent(key, bytes("{}"), Map.of());

        // Then
        assertThatThrownBy(() -> registry.load(name, 1))
                .isInstanceOf(DamagedObjectException.class)
                .hasMessageContaining(key);
        assertThatThrownBy(() -> registry.promote(name, 1, FIRST, "ada", "first"))
                .isInstanceOf(DamagedObjectException.class);
        assertThat(registry.production(name)).isEmpty();
    }

    @Test
    void shouldTellWhoPromotedWhatAndWhy() {
        // When
        register(1);
        register(2);
        registry.promote(name, 1, FIRST, "ada", "first");
        registry.promote(name, 2, new Approval.Beats(1, FIGURES), "grace", "better");

        // Then
        assertThat(registry.production(name)).map(RegisteredVersion::version).contains(2);
        List<Transition> history = registry.history(name);
        assertThat(history)
                .extracting(Transition::version, Transition::to, Transition::cause, Transition::by, Transition::reason)
                .containsExactly(
                        tuple(1, Stage.STAGING, Cause.REGISTERED, "ada", "registered"),
                        tuple(2, Stage.STAGING, Cause.REGISTERED, "ada", "registered"),
                        tuple(1, Stage.PRODUCTION, Cause.FIRST, "ada", "first"),
                        tuple(1, Stage.ARCHIVED, Cause.DISPLACED, "grace", "better"),
                        tuple(2, Stage.PRODUCTION, Cause.BEATS, "grace", "better"));
        assertThat(history.get(4).comparison()).contains(FIGURES);
    }

    @Test
    void shouldKeepTheReasonOfAnOverride() {
        register(1);
        registry.promote(
                name, 1, new Approval.Overridden(OptionalInt.empty(), Optional.empty(), "no data yet"), "ada", "trial");

        assertThat(registry.history(name)).last().satisfies(transition -> {
            assertThat(transition.cause()).isEqualTo(Cause.OVERRIDE);
            assertThat(transition.overrideReason()).contains("no data yet");
        });
    }

    @Test
    void shouldRefuseAnApprovalThatWasGivenAgainstAnotherVersion() {
        register(1);
        register(2);
        registry.promote(name, 1, FIRST, "ada", "first");

        assertThatThrownBy(() -> registry.promote(name, 2, FIRST, "ada", "first too"))
                .isInstanceOf(RefusedTransitionException.class)
                .hasMessageContaining("version 1 is in production")
                .hasMessageContaining("compare again");
        assertThatThrownBy(() -> registry.promote(name, 1, new Approval.Beats(1, FIGURES), "ada", "again"))
                .hasMessageContaining("in production already");
        assertThatThrownBy(() -> registry.promote(name, 3, FIRST, "ada", "third"))
                .isInstanceOf(UnknownVersionException.class);
        assertThat(registry.production(name)).map(RegisteredVersion::version).contains(1);
    }

    @Test
    void shouldLetOneOfManyPromotersWin() throws Exception {
        // Given
        int promoters = 4;
        register(1);
        registry.promote(name, 1, FIRST, "ada", "first");
        List<Integer> candidates = new ArrayList<>();
        for (int promoter = 0; promoter < promoters; promoter++) {
            candidates.add(register(10 + promoter).version());
        }

        // When
        CyclicBarrier start = new CyclicBarrier(promoters);
        ExecutorService pool = Executors.newFixedThreadPool(promoters);
        List<Future<Optional<String>>> answers = new ArrayList<>();
        for (int candidate : candidates) {
            answers.add(pool.submit(() -> {
                start.await();
                return refusal(candidate);
            }));
        }
        List<Optional<String>> refusals = new ArrayList<>();
        for (Future<Optional<String>> answer : answers) {
            refusals.add(answer.get());
        }
        pool.shutdown();

        // Then
        assertThat(refusals).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(refusals)
                .filteredOn(Optional::isPresent)
                .allSatisfy(refusal -> assertThat(refusal.orElseThrow()).contains("compare again"));
        assertThat(registry.list())
                .filteredOn(version -> version.name().equals(name) && version.stage() == Stage.PRODUCTION)
                .hasSize(1);
    }

    @Test
    void shouldNumberVersionsOneByOneWhenManyRegisterAtOnce() throws Exception {
        // When
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<RegisteredVersion>> answers = new ArrayList<>();
        for (int weight = 1; weight <= 8; weight++) {
            int own = weight;
            answers.add(pool.submit(() -> register(own)));
        }
        List<Integer> versions = new ArrayList<>();
        for (Future<RegisteredVersion> answer : answers) {
            versions.add(answer.get().version());
        }
        pool.shutdown();

        // Then
        assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void shouldRollBackStepByStep() {
        // Given
        register(1);
        register(2);
        register(3);
        registry.promote(name, 1, FIRST, "ada", "first");
        registry.promote(name, 2, new Approval.Beats(1, FIGURES), "ada", "second");
        registry.promote(name, 3, new Approval.Beats(2, FIGURES), "ada", "third");

        // Then
        assertThat(registry.rollback(name, "grace", "alerts doubled").version()).isEqualTo(2);
        assertThat(registry.rollback(name, "grace", "still").version()).isEqualTo(1);
        assertThatThrownBy(() -> registry.rollback(name, "grace", "more"))
                .isInstanceOf(RefusedTransitionException.class)
                .hasMessageContaining("before " + name + "-1");
        assertThat(registry.production(name)).map(RegisteredVersion::version).contains(1);
        assertThat(registry.history(name)).last().satisfies(transition -> {
            assertThat(transition.cause()).isEqualTo(Cause.ROLLBACK);
            assertThat(transition.by()).isEqualTo("grace");
            assertThat(transition.reason()).isEqualTo("still");
        });
    }

    @Test
    void shouldLogARun() {
        // When
        RunLog log = RunLog.start(
                database.connections(),
                Clock.systemUTC(),
                name,
                "ada",
                Map.of("git_commit", "0123abc"),
                Map.of("depth", "6"));
        log.metric("validation_auroc", 0, 0.7);
        log.metric("validation_auroc", 1, 0.75);
        log.metric("validation_auroc", 1, 0.99);
        log.end(RunLog.Status.FINISHED);
        log.end(RunLog.Status.FAILED);

        // Then
        assertThat(registry.run(log.id())).hasValueSatisfying(run -> {
            assertThat(run.experiment()).isEqualTo(name);
            assertThat(run.tags()).containsEntry("git_commit", "0123abc");
            assertThat(run.params()).containsEntry("depth", "6");
            assertThat(run.metrics()).extracting(Metric::value).containsExactly(0.7, 0.75);
            assertThat(run.end()).map(Run.End::status).contains(RunLog.Status.FINISHED);
        });
        assertThat(registry.register(SmallModels.heartRate(name, 1), Map.of(), Optional.of(log.id()), "ada")
                        .run())
                .contains(log.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE model_transitions SET reason = 'other'",
                "DELETE FROM model_transitions",
                "TRUNCATE model_transitions",
                "UPDATE model_versions SET created_by = 'other'",
                "UPDATE model_versions SET manifest_sha256 = 'other'",
                "DELETE FROM model_versions",
                "UPDATE metrics SET value = 1",
                "DELETE FROM params",
                "UPDATE tags SET value = 'other'",
                "UPDATE runs SET started_by = 'other'",
                "DELETE FROM run_ends",
                "DROP TABLE tags"
            })
    void shouldNotLetTheToolsChangeWhatHappened(String sql) {
        assertThatThrownBy(() -> execute(database, sql))
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO registered_models (name, description) VALUES ('x', 'x')",
                "UPDATE model_versions SET stage = 'archived'",
                "DELETE FROM model_versions",
                "INSERT INTO tags SELECT id, 'k', 'v' FROM runs",
                "UPDATE model_transitions SET reason = 'other'",
                "TRUNCATE model_transitions"
            })
    void shouldNotLetTheServiceChangeTheRegistry(String sql) {
        try (Database service = connect(DatabaseSchema.SERVICE_ROLE)) {
            assertThatThrownBy(() -> execute(service, sql)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void shouldLetTheServiceReadTheRegistry() {
        register(1);
        try (Database service = connect(DatabaseSchema.SERVICE_ROLE)) {
            ModelRegistry reader = new ModelRegistry(service.connections(), objects, Clock.systemUTC());

            assertThat(reader.find(name, 1)).isEqualTo(registry.find(name, 1));
            assertThat(reader.load(name, 1).manifest().name()).isEqualTo(name);
            assertThat(reader.history(name)).hasSize(1);
        }
    }

    private Optional<String> refusal(int candidate) {
        try {
            registry.promote(name, candidate, new Approval.Beats(1, FIGURES), "ada", "better");
            return Optional.empty();
        } catch (RefusedTransitionException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private RegisteredVersion register(double weight) {
        return registry.register(SmallModels.heartRate(name, weight), Map.of(), Optional.empty(), "ada");
    }

    private Database connect(String role) {
        return new Database(
                addresses.postgresUrl(), addresses.postgresUser(), new Secret(addresses.postgresPassword()), role);
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
