package io.clinstream.sandbox.setup;

import io.clinstream.sandbox.layout.StackAddresses;
import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;

/**
 * Creates the bucket.
 *
 * @param addresses the object store and the bucket's name
 */
public record BucketSetup(StackAddresses addresses) implements Setup {

    @Override
    public void apply() throws Exception {
        MinioClient client = MinioClient.builder()
                .endpoint(addresses.s3Endpoint())
                .credentials(addresses.s3AccessKey(), addresses.s3SecretKey())
                .region("us-east-1")
                .build();
        if (!client.bucketExists(
                BucketExistsArgs.builder().bucket(addresses.s3Bucket()).build())) {
            client.makeBucket(
                    MakeBucketArgs.builder().bucket(addresses.s3Bucket()).build());
        }
    }
}
