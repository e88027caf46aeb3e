package io.clinstream.registry;

import io.clinstream.stores.Checksum;

/**
 * One object of a version.
 *
 * @param name name under the version's prefix
 * @param sha256 checksum, 64 hexadecimal digits
 * @param bytes length
 */
public record StoredFile(String name, String sha256, long bytes) {

    static StoredFile of(String name, byte[] content) {
        return new StoredFile(name, Checksum.of(content), content.length);
    }
}
