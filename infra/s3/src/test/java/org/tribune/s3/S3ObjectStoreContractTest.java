package org.tribune.s3;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;
import org.tribune.testkit.s3.S3ProxyProcess;
import org.tribune.testkit.store.ObjectStoreContract;

/** The contract against a real server: each test in a bucket that its first call makes. */
@SuppressWarnings("NullAway.Init") // started before the tests
final class S3ObjectStoreContractTest extends ObjectStoreContract {
  @TempDir private static Path folder;

  private static S3ProxyProcess server;
  private ObjectStore store;

  @BeforeAll
  static void startServer() throws IOException {
    server = S3ProxyProcess.start(folder);
  }

  @AfterAll
  static void stopServer() throws InterruptedException {
    server.close();
  }

  @BeforeEach
  void openStore() {
    store = new S3ObjectStore(server.newBucket());
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  /**
   * Something that stays: when a delete leaves a directory of S3Proxy's empty while a put comes
   * into it, S3Proxy answers 500 to the put.
   */
  @Override
  protected void prepareForMany() {
    store.put("r/1/720p/stays/x", Bytes.EMPTY);
  }
}
