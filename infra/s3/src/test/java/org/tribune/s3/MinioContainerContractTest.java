package org.tribune.s3;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.MinIOContainer;
import org.tribune.core.config.Secret;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.store.ObjectStore;
import org.tribune.testkit.store.ObjectStoreContract;

/**
 * The contract against MinIO's server, the last of its releases, where there is a Docker engine.
 */
@SuppressWarnings("NullAway.Init") // started before the tests
final class MinioContainerContractTest extends ObjectStoreContract {
  private static final String IMAGE = "minio/minio:RELEASE.2025-09-07T16-13-09Z";
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private static @Nullable MinIOContainer running;
  private ObjectStore store;

  @BeforeAll
  static void startServer() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "Skipped: there is no Docker engine here; S3Proxy, a process, stands for S3 servers");
    running = new MinIOContainer(IMAGE);
    running.start();
  }

  @AfterAll
  static void stopServer() {
    if (running != null) {
      running.stop();
    }
  }

  @BeforeEach
  void openStore() {
    MinIOContainer server = Objects.requireNonNull(running);
    store =
        new S3ObjectStore(
            new StoreConfig.S3(
                URI.create(server.getS3URL()),
                "recordings-" + BUCKETS.incrementAndGet(),
                server.getUserName(),
                new Secret(server.getPassword()),
                "us-east-1"));
  }

  @Override
  protected ObjectStore store() {
    return store;
  }
}
