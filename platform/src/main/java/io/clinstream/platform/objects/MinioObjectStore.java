package io.clinstream.platform.objects;

import io.clinstream.platform.config.Configuration;
import io.clinstream.platform.config.Setting;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;

/**
 * An {@link ObjectStore} over the MinIO SDK; works with any S3 server that honours {@code If-None-Match}. The SDK throws
 * {@link IllegalStateException} where a connection is refused.
 */
public final class MinioObjectStore implements ObjectStore {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration TRANSFER = Duration.ofSeconds(30);
    private static final Set<String> MISSING = Set.of("NoSuchKey", "NoSuchObject", "NotFound");
    private static final Duration CALL = Duration.ofMinutes(5);
    private static final Set<String> CONDITION_FAILED = Set.of("PreconditionFailed");
    private static final long LEAST_PART = 5L * 1024 * 1024;

    private static final Http.Headers ONLY_NEW = new Http.Headers("If-None-Match", "*");

    private final MinioClient client;
    private final String bucket;

    private MinioObjectStore(MinioClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** The store the configuration names; nothing is contacted yet. */
    public static MinioObjectStore from(Configuration configuration) {
        OkHttpClient http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(TRANSFER)
                .writeTimeout(TRANSFER)
                .callTimeout(CALL)
                .build();
        MinioClient client = MinioClient.builder()
                .endpoint(configuration.uri(Setting.S3_ENDPOINT).toString())
                .credentials(
                        configuration.secret(Setting.S3_ACCESS_KEY).reveal(),
                        configuration.secret(Setting.S3_SECRET_KEY).reveal())
                .region("us-east-1")
                .httpClient(http)
                .build();
        return new MinioObjectStore(client, configuration.text(Setting.S3_BUCKET));
    }

    @Override
    public PutOutcome putIfAbsent(String key, byte[] content, Map<String, String> metadata) {
        return created(
                key,
                () -> client.putObject(PutObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .data(content, content.length)
                        .headers(ONLY_NEW)
                        .userMetadata(metadata)
                        .build()));
    }

    @Override
    public PutOutcome putIfAbsent(String key, Path content, Map<String, String> metadata) {
        try {
            long onePart = Math.max(LEAST_PART, Files.size(content));
            return created(
                    key,
                    () -> client.uploadObject(UploadObjectArgs.builder()
                            .bucket(bucket)
                            .object(key)
                            .filename(content.toString(), onePart)
                            .headers(ONLY_NEW)
                            .userMetadata(metadata)
                            .build()));
        } catch (IOException unreadable) {
            throw new ObjectStoreException("cannot read the file for " + key, unreadable);
        }
    }

    /**
     * An object is one request, however large: of a multipart upload the SDK would put the condition on the request that
     * begins it, where no server heeds it.
     */
    private static PutOutcome created(String key, Put put) throws ObjectStoreException {
        try {
            put.run();
            return PutOutcome.CREATED;
        } catch (ErrorResponseException refused) {
            if (is(refused, CONDITION_FAILED, 412)) {
                return PutOutcome.EXISTS;
            }
            throw failed("put " + key, refused);
        } catch (MinioException | IllegalStateException | IOException unreachable) {
            throw failed("put " + key, unreachable);
        }
    }

    private interface Put {
        void run() throws MinioException, IOException;
    }

    @Override
    public Optional<byte[]> find(String key) {
        try (InputStream stream = client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build())) {
            return Optional.of(stream.readAllBytes());
        } catch (ErrorResponseException refused) {
            if (is(refused, MISSING, 404)) {
                return Optional.empty();
            }
            throw failed("get " + key, refused);
        } catch (MinioException | IllegalStateException | IOException unreachable) {
            throw failed("get " + key, unreachable);
        }
    }

    @Override
    public void download(String key, Path target) {
        try (InputStream stream = client.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build())) {
            Files.copy(stream, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (MinioException | IllegalStateException | IOException unreachable) {
            throw failed("download " + key, unreachable);
        }
    }

    @Override
    public Optional<ObjectInfo> stat(String key) {
        try {
            StatObjectResponse found = client.statObject(
                    StatObjectArgs.builder().bucket(bucket).object(key).build());
            Map<String, String> metadata = new HashMap<>();
            found.userMetadata().forEach(entry -> metadata.put(plain(entry.getKey()), entry.getValue()));
            return Optional.of(
                    new ObjectInfo(key, found.size(), found.lastModified().toInstant(), metadata));
        } catch (ErrorResponseException refused) {
            if (is(refused, MISSING, 404)) {
                return Optional.empty();
            }
            throw failed("stat " + key, refused);
        } catch (MinioException | IllegalStateException unreachable) {
            throw failed("stat " + key, unreachable);
        }
    }

    @Override
    public List<ObjectInfo> list(String prefix) {
        List<ObjectInfo> found = new ArrayList<>();
        try {
            for (Result<Item> result : client.listObjects(ListObjectsArgs.builder()
                    .bucket(bucket)
                    .prefix(prefix)
                    .recursive(true)
                    .build())) {
                Item item = result.get();
                if (!item.isDir()) {
                    found.add(new ObjectInfo(
                            item.objectName(), item.size(), item.lastModified().toInstant(), Map.of()));
                }
            }
        } catch (MinioException | IllegalStateException unreachable) {
            throw failed("list " + prefix, unreachable);
        }
        return found;
    }

    @Override
    public boolean bucketExists() {
        try {
            return client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build());
        } catch (MinioException | IllegalStateException unreachable) {
            throw failed("ask for bucket " + bucket, unreachable);
        }
    }

    @Override
    public void createBucket() {
        try {
            if (!bucketExists()) {
                client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
            }
        } catch (MinioException | IllegalStateException unreachable) {
            throw failed("create bucket " + bucket, unreachable);
        }
    }

    private static boolean is(ErrorResponseException refused, Set<String> codes, int status) {
        return codes.contains(refused.errorResponse().code())
                || refused.response().code() == status;
    }

    /** Servers give the names with or without their prefix. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("^x-amz-meta-", "");
    }

    private static ObjectStoreException failed(String what, Exception cause) {
        return new ObjectStoreException("the object store failed to " + what, cause);
    }
}
