package io.clinstream.audit.anchor;

import java.util.Optional;

/**
 * An object among the anchors.
 *
 * @param key its name
 * @param sha256 SHA-256 of its bytes, which the next anchor names
 * @param anchor what it says; empty where it is no anchor made under the key
 */
public record StoredAnchor(String key, String sha256, Optional<Anchor> anchor) {}
