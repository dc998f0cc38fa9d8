package org.tribune.s3;

import io.minio.GetObjectArgs;
import io.minio.MinioAsyncClient;
import io.minio.ObjectWriteResponse;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.UploadObjectArgs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.store.ObjectNames;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.store.StoredObject;

/**
 * The object store on an S3 server: an object there has the name that it has here. Nothing is asked
 * of the server before the first call, so that a box starts while its store is away. Safe for all
 * threads and processes.
 */
public final class S3ObjectStore implements ObjectStore {
  /** Whatever is larger comes in parts of this; S3 allows 10,000, and no smaller than 5 MB. */
  private static final long PART = 8 << 20;

  private static final int MOST_PARTS = 9_000;
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final String TYPE = "application/octet-stream";

  private final String bucket;
  private final S3Connection connection;

  /** A store that is not connected yet. */
  public S3ObjectStore(StoreConfig.S3 settings) {
    this(settings, SILENCE);
  }

  S3ObjectStore(StoreConfig.S3 settings, Duration silence) {
    this.bucket = settings.bucket();
    this.connection = new S3Connection(settings, silence);
  }

  @Override
  public void put(String name, Bytes content) {
    String attempt = "store " + ObjectNames.require(name);
    requireWritten(
        attempt,
        connection.call(
            attempt,
            client ->
                client.putObject(
                    PutObjectArgs.builder()
                        .bucket(bucket)
                        .object(name)
                        .contentType(TYPE)
                        .userMetadata(Map.of(ObjectBody.DIGEST, Sha256.hex(content)))
                        .data(content.array(), content.length())
                        .build())));
  }

  @Override
  public void putFile(String name, Path file) {
    String attempt = "store " + ObjectNames.require(name);
    try {
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(file.toString(), null, "no file to store");
      }
      long length = Files.size(file);
      if (length <= PART) {
        put(name, Bytes.wrap(ObjectBody.read(file)));
      } else {
        upload(attempt, name, file, Math.max(PART, length / MOST_PARTS));
      }
      Files.delete(file);
    } catch (IOException e) {
      throw new StoreException(
          "Can't " + attempt + " from " + file + " (" + e + "): check the file and its disk", e);
    }
  }

  private void upload(String attempt, String name, Path file, long part) {
    requireWritten(
        attempt,
        connection.call(
            attempt,
            client ->
                client.uploadObject(
                    UploadObjectArgs.builder()
                        .bucket(bucket)
                        .object(name)
                        .contentType(TYPE)
                        .filename(file.toString(), part)
                        .build())));
  }

  private void requireWritten(String attempt, ObjectWriteResponse response) {
    if (response.etag() == null) {
      throw connection.strange(attempt, "it says yes without an ETag");
    }
  }

  @Override
  public Optional<Bytes> get(String name) {
    String attempt = "read " + ObjectNames.require(name);
    return connection.find(
        attempt,
        client ->
            whole(client, name)
                .exceptionallyCompose(
                    failure ->
                        // It may have been replaced while it was read, or broken on the way.
                        isDamaged(failure)
                            ? whole(client, name)
                            : CompletableFuture.failedFuture(failure)));
  }

  private CompletableFuture<Bytes> whole(MinioAsyncClient client, String name) {
    return client
        .getObject(GetObjectArgs.builder().bucket(bucket).object(name).build())
        .thenApplyAsync(ObjectBody::whole, ObjectBody.READERS);
  }

  private static boolean isDamaged(Throwable failure) {
    return failure instanceof CompletionException wrapper
        && wrapper.getCause() instanceof DamagedObject;
  }

  @Override
  public Optional<Bytes> get(String name, long offset, int length) {
    String attempt = "read " + ObjectNames.require(name);
    ObjectNames.requireRun(offset, length);
    if (length == 0 || offset > Long.MAX_VALUE - length) {
      // S3 has no run without bytes, and no object is that long.
      return lengthOf(name).isPresent() ? Optional.of(Bytes.EMPTY) : Optional.empty();
    }
    return connection.find(
        attempt,
        client ->
            client
                .getObject(
                    GetObjectArgs.builder()
                        .bucket(bucket)
                        .object(name)
                        .offset(offset)
                        .length((long) length)
                        .build())
                .thenApplyAsync(body -> ObjectBody.run(body, offset, length), ObjectBody.READERS)
                .exceptionally(S3ObjectStore::nothingBeyondTheEnd));
  }

  private static Bytes nothingBeyondTheEnd(Throwable failure) {
    if (S3Failures.codeOf(failure).equals("InvalidRange")) {
      return Bytes.EMPTY;
    }
    throw new CompletionException(failure);
  }

  @Override
  public OptionalLong lengthOf(String name) {
    String attempt = "look at " + ObjectNames.require(name);
    Optional<StatObjectResponse> found =
        connection.find(
            attempt,
            client ->
                client.statObject(StatObjectArgs.builder().bucket(bucket).object(name).build()));
    if (found.isPresent()) {
      return OptionalLong.of(found.get().size());
    }
    requireMissing(attempt, name);
    return OptionalLong.empty();
  }

  /** Any web server says 404 to a HEAD; only a GET shows that it is S3 that says so. */
  private void requireMissing(String attempt, String name) {
    Optional<Bytes> there = get(name, /* offset= */ 0, /* length= */ 1);
    if (there.isPresent()) {
      throw connection.strange(attempt, "it has the object and has it not");
    }
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    // Some servers refuse a prefix such as '..', some list what has it: nothing can here.
    return ObjectNames.beginsOne(prefix)
        ? StreamSupport.stream(new S3Listing(connection, bucket, prefix), /* parallel= */ false)
        : Stream.empty();
  }

  @Override
  public void delete(String name) {
    String attempt = "delete " + ObjectNames.require(name);
    connection.find(
        attempt,
        client ->
            client
                .removeObject(RemoveObjectArgs.builder().bucket(bucket).object(name).build())
                .thenApply(gone -> name));
  }

  /** None: the objects are on other machines. */
  @Override
  public Optional<Path> file(String name) {
    ObjectNames.require(name);
    return Optional.empty();
  }
}
