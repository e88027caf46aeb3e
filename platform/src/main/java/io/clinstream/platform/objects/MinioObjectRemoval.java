package io.clinstream.platform.objects;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.minio.GetBucketLifecycleArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.SetBucketLifecycleArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Filter;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.Status;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@link ObjectRemoval} over the MinIO SDK. */
public final class MinioObjectRemoval implements ObjectRemoval {

    private static final String OURS = "clinstream-";
    private static final Set<String> NOT_THERE = Set.of("NotImplemented", "MethodNotAllowed", "XNotImplemented");
    private static final int NOT_IMPLEMENTED = 501;

    private final MinioClient client;
    private final String bucket;

    private MinioObjectRemoval(MinioClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** Removal in the store the configuration names; nothing is contacted yet. */
    public static MinioObjectRemoval from(Configuration configuration) {
        return new MinioObjectRemoval(
                MinioClient.builder()
                        .endpoint(configuration.uri(Setting.S3_ENDPOINT).toString())
                        .credentials(
                                configuration.secret(Setting.S3_ACCESS_KEY).reveal(),
                                configuration.secret(Setting.S3_SECRET_KEY).reveal())
                        .region("us-east-1")
                        .build(),
                configuration.text(Setting.S3_BUCKET));
    }

    @Override
    public void remove(String key) {
        try {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
        } catch (MinioException | IllegalStateException failed) {
            throw new ObjectStoreException("the object store failed to remove " + key, failed);
        }
    }

    @Override
    public boolean expire(List<Expiry> rules) {
        try {
            List<LifecycleConfiguration.Rule> all = new ArrayList<>(foreign());
            rules.forEach(rule -> all.add(rule(rule)));
            client.setBucketLifecycle(SetBucketLifecycleArgs.builder()
                    .bucket(bucket)
                    .config(new LifecycleConfiguration(all))
                    .build());
            return true;
        } catch (ErrorResponseException refused) {
            if (NOT_THERE.contains(refused.errorResponse().code())
                    || refused.response().code() == NOT_IMPLEMENTED) {
                return false;
            }
            throw new ObjectStoreException("the object store refuses rules of expiry", refused);
        } catch (MinioException | IllegalStateException failed) {
            throw new ObjectStoreException("the object store does not take rules of expiry", failed);
        }
    }

    private List<LifecycleConfiguration.Rule> foreign() throws MinioException {
        try {
            LifecycleConfiguration known = client.getBucketLifecycle(
                    GetBucketLifecycleArgs.builder().bucket(bucket).build());
            return known == null
                    ? List.of()
                    : known.rules().stream()
                            .filter(rule -> rule.id() == null || !rule.id().startsWith(OURS))
                            .toList();
        } catch (ErrorResponseException refused) {
            if (refused.errorResponse().code().equals("NoSuchLifecycleConfiguration")) {
                return List.of();
            }
            throw refused;
        }
    }

    private static LifecycleConfiguration.Rule rule(Expiry rule) {
        return new LifecycleConfiguration.Rule(
                Status.ENABLED,
                null,
                new LifecycleConfiguration.Expiration((ZonedDateTime) null, rule.days(), null, null),
                new Filter(rule.prefix()),
                OURS + rule.id(),
                null,
                null,
                null);
    }
}
