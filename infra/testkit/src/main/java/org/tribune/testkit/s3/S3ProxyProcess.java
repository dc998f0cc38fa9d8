package org.tribune.testkit.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.tribune.core.config.Secret;
import org.tribune.core.config.StoreConfig;
import org.tribune.testkit.FreePort;

/**
 * A real S3 server (S3Proxy over a directory) as a process of its own, which can be killed and
 * started again on the same port and data. The module that uses it has {@code s3proxy} among its
 * test dependencies. Owned by one thread.
 */
public final class S3ProxyProcess implements AutoCloseable {
  private static final String ACCESS_KEY = "tribune";
  private static final String SECRET_KEY = "not-a-secret";

  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private final Path folder;
  private final int port;
  private Process process;

  private S3ProxyProcess(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Starts one that keeps its objects in {@code folder}. */
  public static S3ProxyProcess start(Path folder) throws IOException {
    int port = FreePort.find();
    Files.createDirectories(folder.resolve("objects"));
    Files.writeString(
        folder.resolve("s3proxy.conf"),
        """
        s3proxy.endpoint=http://127.0.0.1:%d
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        s3proxy.v4-max-non-chunked-request-size=134217728
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(port, ACCESS_KEY, SECRET_KEY, folder.resolve("objects")));
    S3ProxyProcess server = new S3ProxyProcess(folder, port, launch(folder));
    server.awaitReady();
    return server;
  }

  private static Process launch(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-DLOG_LEVEL=info",
            "-cp",
            System.getProperty("java.class.path"),
            "org.gaul.s3proxy.Main",
            "--properties",
            folder.resolve("s3proxy.conf").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("s3proxy.log").toFile())
        .start();
  }

  private void awaitReady() {
    Awaitility.await("S3Proxy; its log is in " + folder)
        .atMost(Duration.ofSeconds(60))
        .failFast("S3Proxy ended: " + log(), () -> !process.isAlive())
        .until(this::answers);
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("s3proxy.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** The settings for a bucket that is not there yet. */
  public StoreConfig.S3 newBucket() {
    return new StoreConfig.S3(
        URI.create("http://127.0.0.1:" + port),
        "recordings-" + BUCKETS.incrementAndGet(),
        ACCESS_KEY,
        new Secret(SECRET_KEY),
        "us-east-1");
  }

  /** Kills it as a power cut would, and waits for its end: nobody listens on its port then. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again, and waits until it listens. */
  public void restart() throws IOException {
    process = launch(folder);
    awaitReady();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
