package io.clinstream.platform.objects;

import java.util.List;

/**
 * Ends the life of objects whose time is over. Apart from {@link ObjectStore}, so that nothing that writes objects can
 * remove any.
 */
public interface ObjectRemoval {

    /**
     * A rule the server follows by itself.
     *
     * @param id its name, letters and hyphens
     * @param prefix first part of the names it concerns
     * @param days age in days, by the server's clock, at which an object goes
     */
    record Expiry(String id, String prefix, int days) {}

    /** Removes an object; one that is not there stays so. */
    void remove(String key);

    /**
     * Hands rules to the server in place of all that were handed over before; rules of others stay.
     *
     * @return false if the server has no such rules
     */
    boolean expire(List<Expiry> rules);
}
