package io.clinstream.operations.health;

import java.util.OptionalLong;

/**
 * How much one store holds.
 *
 * @param store {@code bronze}, {@code silver}, {@code offline} or {@code online}
 * @param objects objects, or keys of the online store; empty where the store could not be read
 * @param rows rows in them; empty where the store could not be read
 * @param remark why a number is missing; empty text otherwise
 */
public record StoreCount(String store, OptionalLong objects, OptionalLong rows, String remark) {

    /** A store that was read. */
    public static StoreCount of(String store, long objects, long rows) {
        return new StoreCount(store, OptionalLong.of(objects), OptionalLong.of(rows), "");
    }

    /** A store that could not be read. */
    public static StoreCount unreadable(String store, String reason) {
        return new StoreCount(store, OptionalLong.empty(), OptionalLong.empty(), reason);
    }
}
