package io.clinstream.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One change of what is in production, in one transaction with all versions of the model locked. */
final class Promotion {

    private final VersionTable versions;
    private final HistoryTable history;
    private final List<RegisteredVersion> all;
    private final String name;
    private final Decision decision;

    /** Who decided, when and why. */
    record Decision(String by, String reason, Instant at) {

        Decision {
            if (by.isBlank() || reason.isBlank()) {
                throw new RefusedTransitionException("a change of production needs a name and a reason");
            }
        }
    }

    /** Waits until nobody else changes this model. */
    Promotion(Connection connection, String name, Decision decision) throws SQLException {
        this.versions = new VersionTable(connection);
        this.history = new HistoryTable(connection);
        this.all = versions.locked(name);
        this.name = name;
        this.decision = decision;
    }

    /** Puts a version into production in the place of the one its approval names. */
    void promote(int version, Approval approval) throws SQLException {
        RegisteredVersion candidate = version(version);
        if (candidate.stage() == Stage.PRODUCTION) {
            throw new RefusedTransitionException(candidate.servedAs() + " is in production already");
        }
        Optional<RegisteredVersion> current = current();
        OptionalInt now =
                current.map(served -> OptionalInt.of(served.version())).orElseGet(OptionalInt::empty);
        if (!now.equals(approval.inProduction())) {
            throw new RefusedTransitionException("meanwhile " + said(now) + " is in production; the approval of "
                    + candidate.servedAs() + " was given against " + said(approval.inProduction())
                    + ": compare again");
        }
        replace(current, candidate, cause(approval), approval);
    }

    /** Puts the version into production that was there before the present one. */
    RegisteredVersion rollback() throws SQLException {
        RegisteredVersion current = current()
                .orElseThrow(() -> new RefusedTransitionException("no version of " + name + " is in production"));
        int before = Production.of(history.of(name))
                .before()
                .orElseThrow(() -> new RefusedTransitionException(
                        "no version of " + name + " was in production before " + current.servedAs()));
        RegisteredVersion previous = version(before);
        replace(Optional.of(current), previous, Cause.ROLLBACK, new Approval.FirstInProduction(Optional.empty()));
        return version(before);
    }

    private void replace(Optional<RegisteredVersion> current, RegisteredVersion next, Cause cause, Approval approval)
            throws SQLException {
        if (current.isPresent()) {
            move(current.get(), Stage.ARCHIVED, Cause.DISPLACED, Optional.empty(), Optional.empty());
        }
        Optional<String> override = approval instanceof Approval.Overridden overridden
                ? Optional.of(overridden.reason())
                : Optional.empty();
        move(next, Stage.PRODUCTION, cause, approval.comparison(), override);
    }

    private void move(
            RegisteredVersion version, Stage to, Cause cause, Optional<String> comparison, Optional<String> override)
            throws SQLException {
        versions.setStage(version, to);
        history.add(new Transition(
                name,
                version.version(),
                Optional.of(version.stage()),
                to,
                cause,
                decision.at(),
                decision.by(),
                decision.reason(),
                comparison,
                override));
    }

    private RegisteredVersion version(int version) {
        return all.stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() -> new UnknownVersionException(name, version));
    }

    private Optional<RegisteredVersion> current() {
        return all.stream().filter(one -> one.stage() == Stage.PRODUCTION).findFirst();
    }

    private static Cause cause(Approval approval) {
        if (approval instanceof Approval.Beats) {
            return Cause.BEATS;
        }
        return approval instanceof Approval.Overridden ? Cause.OVERRIDE : Cause.FIRST;
    }

    private static String said(OptionalInt version) {
        return version.isPresent() ? "version " + version.getAsInt() : "no version";
    }
}
