package org.tribune.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.s3.S3ObjectStore;
import org.tribune.testkit.s3.HostileServer;
import org.tribune.testkit.s3.S3ProxyProcess;
import org.tribune.testkit.sql.PostgreSqlServer;
import org.tribune.testkit.sql.SqliteFile;

/** Something that a box needs, and that goes away in mid-broadcast. Used by one thread. */
interface Outage extends AutoCloseable {
  /** The code of the operator's alert. */
  String alert();

  /** What the box must know of it, in its configuration. */
  String yaml();

  void begin() throws Exception;

  void end() throws Exception;

  /** Where the recording is, of a box whose data are in {@code data}. */
  default ObjectStore store(Path data) {
    return new FileSystemObjectStore(data.resolve("store"));
  }

  /** Where its catalogue is. */
  default CatalogueConfig catalogue(Path data) {
    return new CatalogueConfig.Sqlite(data.resolve("tribune.db"));
  }

  @Override
  void close() throws Exception;

  /** The S3 server: first it talks nonsense, then nobody listens on its port. */
  final class S3 implements Outage {
    private final S3ProxyProcess server;
    private final StoreConfig.S3 settings;

    S3(Path folder) throws IOException {
      server = S3ProxyProcess.start(folder);
      settings = server.newBucket();
    }

    @Override
    public String alert() {
      return "store-failed";
    }

    @Override
    public String yaml() {
      return """
          store:
            {type: s3, endpoint: "%s", bucket: %s, region: %s, accessKey: %s, secretKey: %s}
          """
          .formatted(
              settings.endpoint(),
              settings.bucket(),
              settings.region(),
              settings.accessKey(),
              settings.secretKey().reveal());
    }

    @Override
    public void begin() throws Exception {
      server.kill();
      AtomicInteger answers = new AtomicInteger();
      try (HostileServer other =
          HostileServer.start(
              settings.endpoint().getPort(),
              (request, out) ->
                  out.write(
                      nonsense(answers.getAndIncrement()).getBytes(StandardCharsets.UTF_8)))) {
        Awaitility.await()
            .atMost(BoxProcess.PATIENCE)
            .until(() -> other.requests().size() >= NONSENSE.length);
      }
    }

    private static final String[] NONSENSE = {
      HostileServer.error(503, "SlowDown"),
      HostileServer.answer(200, "Content-Type: text/html\r\n", "<html>Welcome to nginx!</html>"),
      "SSH-2.0-OpenSSH_9.7\r\n",
      HostileServer.answer(200, "", ""),
    };

    private static String nonsense(int turn) {
      return NONSENSE[turn % NONSENSE.length];
    }

    @Override
    public void end() throws IOException {
      server.restart();
    }

    @Override
    public ObjectStore store(Path data) {
      return new S3ObjectStore(settings);
    }

    @Override
    public void close() throws InterruptedException {
      server.close();
    }

    @Override
    public String toString() {
      return "s3";
    }
  }

  /** The PostgreSQL server: it is stopped. */
  final class PostgreSql implements Outage {
    private final PostgreSqlServer server;
    private final CatalogueConfig.PostgreSql settings;

    PostgreSql(Path folder) {
      server = PostgreSqlServer.start(folder);
      settings = server.createDatabase();
    }

    @Override
    public String alert() {
      return "catalogue-failed";
    }

    @Override
    public String yaml() {
      return """
          catalogue: {type: postgresql, url: "%s", user: %s, password: %s}
          """
          .formatted(
              settings.url().substring("jdbc:".length()),
              settings.user(),
              settings.password().reveal());
    }

    @Override
    public void begin() {
      server.stop();
    }

    @Override
    public void end() {
      server.start();
    }

    @Override
    public CatalogueConfig catalogue(Path data) {
      return settings;
    }

    @Override
    public void close() {
      server.close();
    }

    @Override
    public String toString() {
      return "postgresql";
    }
  }

  /** The SQLite file: another process, which is this one, has locked it. */
  final class Sqlite implements Outage {
    private final Path file;
    private Optional<SqliteFile> other = Optional.empty();

    /** An outage of the box whose data are in {@code data}. */
    Sqlite(Path data) {
      file = data.resolve("tribune.db");
    }

    @Override
    public String alert() {
      return "catalogue-failed";
    }

    @Override
    public String yaml() {
      return "";
    }

    @Override
    public void begin() throws Exception {
      SqliteFile locked = SqliteFile.open(file);
      other = Optional.of(locked);
      locked.lock();
    }

    @Override
    public void end() throws Exception {
      close();
    }

    @Override
    public void close() throws Exception {
      if (other.isPresent()) {
        other.get().close();
        other = Optional.empty();
      }
    }

    @Override
    public String toString() {
      return "sqlite";
    }
  }
}
