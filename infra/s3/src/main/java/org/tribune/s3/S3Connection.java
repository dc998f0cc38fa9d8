package org.tribune.s3;

import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.errors.MinioException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.store.StoreException;

/**
 * The way to the server: the client, which is made at the first call, and the bucket, which is made
 * when the server says that there is none. Nothing is tried twice: whoever calls knows how long it
 * is worth while. An interrupt does not end a call. Safe for all threads.
 */
final class S3Connection {
  private static final Logger LOG = LoggerFactory.getLogger(S3Connection.class);
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_CALL = Duration.ofMinutes(10);
  private static final int AT_ONCE = 256;

  /** A call to the server. */
  interface Call<T> {
    CompletableFuture<T> on(MinioAsyncClient client) throws MinioException;
  }

  private final StoreConfig.S3 settings;
  private final Duration silence;
  private final S3Failures failures;
  private @Nullable MinioAsyncClient client;
  private volatile boolean bucketMade;

  /**
   * A connection that is made later.
   *
   * @param silence how long the server may say nothing in mid-call
   */
  S3Connection(StoreConfig.S3 settings, Duration silence) {
    this.settings = settings;
    this.silence = silence;
    this.failures = new S3Failures(settings);
  }

  /** What the call gives. */
  <T> T call(String attempt, Call<T> call) {
    return find(attempt, call)
        .orElseThrow(() -> strange(attempt, "it misses an object where none is needed"));
  }

  /** What the call gives, or empty if there is no such object. */
  <T> Optional<T> find(String attempt, Call<T> call) {
    boolean madeBefore = bucketMade;
    try {
      return once(call);
    } catch (CompletionException | MinioException e) {
      if (madeBefore || !S3Failures.codeOf(e).equals("NoSuchBucket")) {
        throw failures.of(attempt, e);
      }
    }
    makeBucket();
    try {
      return once(call);
    } catch (CompletionException | MinioException e) {
      throw failures.of(attempt, e);
    }
  }

  private <T> Optional<T> once(Call<T> call) throws MinioException {
    try {
      return Optional.of(call.on(client()).join());
    } catch (CompletionException e) {
      if (S3Failures.codeOf(e).equals("NoSuchKey")) {
        return Optional.empty();
      }
      throw e;
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          "The store's settings are none that S3 knows ("
              + e.getMessage()
              + "): correct store.endpoint, store.bucket and store.region",
          e);
    }
  }

  /** The failure that the server answers as no S3 server does. */
  StoreException strange(String attempt, String what) {
    return failures.of(attempt, new StrangeAnswer(/* status= */ 0, what));
  }

  /**
   * Makes the bucket, once: if it goes away later, its objects are lost, and not simply unknown in
   * a new one.
   */
  private synchronized void makeBucket() {
    if (bucketMade) {
      return;
    }
    try {
      client()
          .makeBucket(
              MakeBucketArgs.builder().bucket(settings.bucket()).region(settings.region()).build())
          .join();
      LOG.info("Created bucket {} at {}", settings.bucket(), settings.endpoint());
    } catch (CompletionException e) {
      // Another process or machine may have been quicker.
      if (!S3Failures.codeOf(e).equals("BucketAlreadyOwnedByYou")) {
        throw failures.of("make the bucket", e);
      }
    }
    bucketMade = true;
  }

  private synchronized MinioAsyncClient client() {
    MinioAsyncClient now = client;
    if (now == null) {
      now =
          MinioAsyncClient.builder()
              .endpoint(settings.endpoint().toString())
              .region(settings.region())
              .credentials(settings.accessKey(), settings.secretKey().reveal())
              .httpClient(http(), /* close= */ true)
              .build();
      client = now;
    }
    return now;
  }

  private OkHttpClient http() {
    Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequests(AT_ONCE);
    dispatcher.setMaxRequestsPerHost(AT_ONCE);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .socketFactory(new NoDelaySocketFactory())
        .connectTimeout(TO_CONNECT)
        .readTimeout(silence)
        .writeTimeout(silence)
        .callTimeout(LONGEST_CALL)
        .followRedirects(false)
        .addInterceptor(new AnswerGuard())
        .build();
  }
}
