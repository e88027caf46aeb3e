package io.clinstream.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of stage; a row of a history that only grows.
 *
 * @param name name of the model
 * @param version which version
 * @param from stage before; empty at registration
 * @param to stage after
 * @param cause why it was possible
 * @param at when
 * @param by who
 * @param reason why it was wanted
 * @param comparison the figures that were looked at, JSON
 * @param overrideReason why it was done in spite of them
 */
public record Transition(
        String name,
        int version,
        Optional<Stage> from,
        Stage to,
        Cause cause,
        Instant at,
        String by,
        String reason,
        Optional<String> comparison,
        Optional<String> overrideReason) {}
