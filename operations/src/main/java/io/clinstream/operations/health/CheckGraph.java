package io.clinstream.operations.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Checks and what each rests on. A check runs as soon as all it rests on is known, beside every other that can; it does
 * not run where one of those failed. A skipped part blocks nobody.
 */
public final class CheckGraph {

    private static final Comparator<Check> IN_ORDER =
            Comparator.comparingInt(Check::level).thenComparingInt(check -> number(check.id()));

    private final List<Check> checks;

    /**
     * Builds the graph.
     *
     * @param checks any order; ids are unique, and every need is the id of a check of the same level or a lower one
     * @throws IllegalArgumentException where an id is double, a need unknown or of a higher level, or needs form a ring
     */
    public CheckGraph(List<Check> checks) {
        this.checks = withNeedsFirst(checks);
    }

    /** The part of this graph up to and including a level. */
    public CheckGraph upTo(int level) {
        return new CheckGraph(
                checks.stream().filter(check -> check.level() <= level).toList());
    }

    /** The same lines with the same needs, each looked at by another probe. */
    public CheckGraph probedBy(Function<Check, Probe> probes) {
        return new CheckGraph(checks.stream()
                .map(check -> new Check(check.id(), check.name(), check.needs(), probes.apply(check)))
                .toList());
    }

    /** Evaluates every check and returns the lines in order of their ids. */
    public List<Line> evaluate(ProbeRunner runner) {
        Map<String, CompletableFuture<Line>> lines = new LinkedHashMap<>();
        for (Check check : checks) {
            List<CompletableFuture<Line>> needed =
                    check.needs().stream().map(lines::get).toList();
            CompletableFuture<Line> line = CompletableFuture.allOf(needed.toArray(CompletableFuture[]::new))
                    .thenCompose(ignored -> evaluate(check, needed, runner));
            lines.put(check.id(), line);
        }
        return lines.values().stream()
                .map(CompletableFuture::join)
                .sorted(Comparator.comparing(Line::check, IN_ORDER))
                .toList();
    }

    private static CompletableFuture<Line> evaluate(
            Check check, List<CompletableFuture<Line>> needed, ProbeRunner runner) {
        List<String> roots = needed.stream()
                .map(CompletableFuture::join)
                .flatMap(line -> roots(line).stream())
                .distinct()
                .sorted()
                .toList();
        if (roots.isEmpty()) {
            return runner.run(check);
        }
        Line blocked = new Line(check, new Verdict.Blocked(roots), Duration.ZERO);
        return CompletableFuture.completedFuture(blocked);
    }

    private static List<String> roots(Line line) {
        if (line.verdict() instanceof Verdict.Blocked blocked) {
            return blocked.by();
        }
        return line.verdict() instanceof Verdict.Failed ? List.of(line.check().id()) : List.of();
    }

    private static List<Check> withNeedsFirst(List<Check> checks) {
        List<Check> waiting = new ArrayList<>(checks.stream().sorted(IN_ORDER).toList());
        Map<String, Check> placed = new LinkedHashMap<>();
        while (!waiting.isEmpty()) {
            Check next = waiting.stream()
                    .filter(check -> placed.keySet().containsAll(check.needs()))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("needs are unknown or form a ring: " + ids(waiting)));
            waiting.remove(next);
            requireNoHigherNeed(next, placed);
            if (placed.put(next.id(), next) != null) {
                throw new IllegalArgumentException("two checks have the id " + next.id());
            }
        }
        return List.copyOf(placed.values());
    }

    private static void requireNoHigherNeed(Check check, Map<String, Check> placed) {
        for (String need : check.needs()) {
            Check needed = Objects.requireNonNull(placed.get(need), need);
            if (needed.level() > check.level()) {
                throw new IllegalArgumentException(
                        "check " + check.id() + " needs " + need + ", which is of a higher level");
            }
        }
    }

    private static List<String> ids(List<Check> checks) {
        return checks.stream().map(Check::id).toList();
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(2));
    }
}
