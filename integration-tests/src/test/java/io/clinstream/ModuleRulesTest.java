package io.clinstream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom (ADR 0002), as a test over the classes of every module. */
class ModuleRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.clinstream");

    /** Package of a module, and the packages of ours it may import besides its own. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("clinical", Set.of()),
            Map.entry("engine", Set.of("clinical")),
            Map.entry("schema", Set.of()),
            Map.entry("contract", Set.of("engine", "schema")),
            Map.entry("platform", Set.of("contract", "schema")),
            Map.entry("timeline", Set.of("contract", "schema", "clinical", "engine")),
            Map.entry("stores", Set.of("contract", "schema", "platform")),
            Map.entry("files", Set.of("clinical")),
            Map.entry("producer", Set.of("contract", "schema", "clinical", "platform", "files")),
            Map.entry("streams", Set.of("contract", "schema", "clinical", "engine", "platform", "timeline")),
            Map.entry("features", Set.of("contract", "schema", "clinical", "engine", "platform", "stores", "timeline")),
            Map.entry("models", Set.of("clinical", "engine")),
            Map.entry("database", Set.of("platform")),
            Map.entry("registry", Set.of("platform", "database", "stores", "models")),
            Map.entry("audit", Set.of("contract", "schema", "platform", "database", "stores", "models")),
            Map.entry(
                    "training",
                    Set.of("clinical", "engine", "platform", "stores", "files", "models", "database", "registry")),
            Map.entry(
                    "prediction",
                    Set.of(
                            "contract",
                            "schema",
                            "clinical",
                            "engine",
                            "platform",
                            "stores",
                            "models",
                            "database",
                            "registry",
                            "audit")),
            Map.entry(
                    "operations",
                    Set.of(
                            "contract",
                            "schema",
                            "clinical",
                            "engine",
                            "platform",
                            "stores",
                            "timeline",
                            "files",
                            "models",
                            "database",
                            "registry",
                            "audit")),
            Map.entry(
                    "benchmarks",
                    Set.of(
                            "contract",
                            "schema",
                            "clinical",
                            "engine",
                            "platform",
                            "stores",
                            "timeline",
                            "streams",
                            "features",
                            "models",
                            "database",
                            "registry",
                            "audit",
                            "prediction",
                            "sandbox")),
            Map.entry(
                    "sandbox",
                    Set.of(
                            "contract",
                            "schema",
                            "clinical",
                            "engine",
                            "platform",
                            "stores",
                            "timeline",
                            "files",
                            "producer",
                            "streams",
                            "features",
                            "models",
                            "database",
                            "registry",
                            "audit",
                            "training",
                            "prediction",
                            "operations")));

    @TestFactory
    Stream<DynamicTest> shouldImportOnlyWhatTheTableAllows() {
        return MAY_IMPORT.keySet().stream()
                .sorted()
                .map(module -> DynamicTest.dynamicTest(module, () -> {
                    Set<String> forbidden = new TreeSet<>(MAY_IMPORT.keySet());
                    forbidden.remove(module);
                    forbidden.removeAll(MAY_IMPORT.get(module));
                    if (!forbidden.isEmpty()) {
                        noClasses()
                                .that()
                                .resideInAPackage(inside(module))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(forbidden.stream()
                                        .map(ModuleRulesTest::inside)
                                        .toArray(String[]::new))
                                .check(HOUSE);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldKeepThePureModulesPure() {
        return Map.of("clinical", "", "engine", "", "files", "de.siegmar.fastcsv..").entrySet().stream()
                .map(pure -> DynamicTest.dynamicTest(
                        pure.getKey(),
                        () -> classes()
                                .that()
                                .resideInAPackage(inside(pure.getKey()))
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        "java..",
                                        "org.jspecify..",
                                        "io.clinstream.clinical..",
                                        "io.clinstream.engine..",
                                        "io.clinstream.files..",
                                        pure.getValue())
                                .check(HOUSE)));
    }

    @TestFactory
    Stream<DynamicTest> shouldNotReadTheWallClockInPureCode() {
        return Stream.of("clinical", "engine", "files", "contract", "timeline", "models")
                .map(pure -> DynamicTest.dynamicTest(
                        pure,
                        () -> noClasses()
                                .that()
                                .resideInAPackage(inside(pure))
                                .should()
                                .callMethod(System.class, "currentTimeMillis")
                                .orShould()
                                .callMethod(Instant.class, "now")
                                .orShould()
                                .callMethod(LocalDate.class, "now")
                                .orShould()
                                .callMethod(Math.class, "random")
                                .check(HOUSE)));
    }

    @Test
    void shouldKeepStoreClientsAtTheEdges() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.clinstream.features..",
                        "io.clinstream.prediction..",
                        "io.clinstream.database..",
                        "io.clinstream.registry..",
                        "io.clinstream.audit..",
                        "io.clinstream.operations..",
                        "io.clinstream.sandbox..",
                        "io.clinstream.database..",
                        "io.clinstream.registry..",
                        "io.clinstream.audit..",
                        "io.clinstream.training..",
                        // The floors are the stores' own clients.
                        "io.clinstream.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("redis.clients..", "org.apache.parquet..", "java.sql..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.clinstream.platform.objects", "io.clinstream.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.minio..")
                .check(HOUSE);
    }

    @Test
    void shouldCallNothingByAWordThatSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Constants|Common)(\\$.*)?")
                .check(HOUSE);
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("io.clinstream.(*).(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    private static String inside(String module) {
        return "io.clinstream." + module + "..";
    }
}
