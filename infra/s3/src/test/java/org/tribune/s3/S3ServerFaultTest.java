package org.tribune.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.config.Secret;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.testkit.s3.S3ProxyProcess;

/** A real server that dies, loses its bucket, or is given wrong keys. */
@SuppressWarnings("NullAway.Init") // started before each test
final class S3ServerFaultTest {
  @TempDir private Path folder;

  private S3ProxyProcess server;
  private StoreConfig.S3 settings;

  @BeforeEach
  void startServer() throws IOException {
    server = S3ProxyProcess.start(folder);
    settings = server.newBucket();
  }

  @AfterEach
  void stopServer() throws InterruptedException {
    server.close();
  }

  @Test
  void anyCall_serverKilledAndStartedAgain_failsThenWorksAndHasLostNothing()
      throws IOException, InterruptedException {
    ObjectStore store = new S3ObjectStore(settings);
    store.put("a/b", Bytes.utf8("kept"));
    server.kill();
    Path file = Files.write(folder.resolve("source.mp4"), new byte[10_000_000]);
    assertThatThrownBy(() -> store.get("a/b")).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.putFile("a/c", file)).isInstanceOf(StoreException.class);
    assertThat(file).hasSize(10_000_000);
    server.restart();
    assertThat(store.get("a/b")).contains(Bytes.utf8("kept"));
    store.putFile("a/c", file);
    assertThat(store.lengthOf("a/c")).hasValue(10_000_000);
  }

  @Test
  void open_serverAway_isNoFailureAndWorksWhenItIsThere() throws IOException, InterruptedException {
    server.kill();
    ObjectStore store = new S3ObjectStore(settings);
    assertThatThrownBy(() -> store.put("a/b", Bytes.EMPTY)).isInstanceOf(StoreException.class);
    server.restart();
    store.put("a/b", Bytes.utf8("late"));
    assertThat(store.get("a/b")).contains(Bytes.utf8("late"));
  }

  @Test
  void anyCall_wrongKeys_tellsWhichSettingsAreWrong() {
    StoreConfig.S3 stranger =
        new StoreConfig.S3(
            settings.endpoint(), settings.bucket(), "nobody", new Secret("guess"), "us-east-1");
    StoreConfig.S3 wrongSecret =
        new StoreConfig.S3(
            settings.endpoint(),
            settings.bucket(),
            settings.accessKey(),
            new Secret("guess"),
            "us-east-1");
    assertThatThrownBy(() -> new S3ObjectStore(stranger).put("a/b", Bytes.EMPTY))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("correct store.accessKey and store.secretKey");
    assertThatThrownBy(() -> new S3ObjectStore(wrongSecret).get("a/b"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("correct store.accessKey and store.secretKey")
        .hasMessageNotContaining("guess");
  }

  @Test
  void get_bucketThatWentAway_isAFailureAndNoNewBucket() throws IOException {
    ObjectStore store = new S3ObjectStore(settings);
    store.put("b", Bytes.EMPTY);
    store.delete("b");
    Path bucket = folder.resolve("objects").resolve(settings.bucket());
    Files.delete(bucket);
    assertThatThrownBy(() -> store.get("b"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("there is no such bucket any more");
    assertThat(bucket).doesNotExist();
  }

  @Test
  void list_objectsOfSomebodyElse_areNone() throws IOException {
    ObjectStore store = new S3ObjectStore(settings);
    store.put("a/b", Bytes.EMPTY);
    Path bucket = folder.resolve("objects").resolve(settings.bucket());
    Files.writeString(bucket.resolve("a/with a blank"), "");
    assertThat(store.list("a/")).hasSize(1).first().matches(each -> each.name().equals("a/b"));
  }
}
