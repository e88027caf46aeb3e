package io.clinstream.sandbox.setup;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.objects.MinioObjectStore;
import io.clinstream.sandbox.layout.StackAddresses;

/**
 * Creates the bucket.
 *
 * @param addresses the object store and the bucket's name
 */
public record BucketSetup(StackAddresses addresses) implements Setup {

    @Override
    public void apply() {
        MinioObjectStore.from(Configuration.of(addresses.environment())).createBucket();
    }
}
