package org.tribune.testkit.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.tribune.core.config.HttpConfig;
import org.tribune.testkit.FreePort;
import org.tribune.testkit.TestCertificate;

/**
 * A real nginx with the file that is shipped: its ports, certificate and folders are a test's, all
 * else is as it stands there.
 */
public final class ShippedNginx implements AutoCloseable {
  private static final String SHIPPED = "infra/deploy/nginx/tribune.conf";
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

  private final Path directory;
  private final int port = FreePort.find();
  private final int purgePort = FreePort.find();
  private final HttpConfig.Tls tls;
  private final HttpClient client;
  private Optional<Process> process = Optional.empty();

  /** An nginx whose files are in {@code directory}, which is there; it is not started yet. */
  public ShippedNginx(Path directory) {
    this.directory = directory;
    tls = TestCertificate.create(directory, "nginx", "2026/01/01 00:00:00", /* days= */ 3_650);
    client = newClient();
  }

  /** False where the tests with it can't run. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  private static SSLContext trusting(Path certificate) {
    try (InputStream in = Files.newInputStream(certificate)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "nginx", CertificateFactory.getInstance("X.509").generateCertificate(in));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where a server that withdraws something announces it. */
  public URI purge() {
    return URI.create("http://127.0.0.1:" + purgePort);
  }

  /** Where the public finds a path; its certificate is one that {@link #client} trusts. */
  public URI address(String path) {
    return URI.create("https://127.0.0.1:" + port + path);
  }

  /** A client with connections of its own, as each viewer has them. */
  public HttpClient newClient() {
    return HttpClient.newBuilder().sslContext(trusting(tls.certificate())).build();
  }

  /** What it has logged of errors. */
  public String errors() throws IOException {
    return Files.readString(directory.resolve("error.log"));
  }

  /** What anybody gets at a path. */
  public HttpResponse<String> get(String path, String... headers) {
    try {
      return client.send(request("GET", path, headers), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The same, later. */
  public CompletableFuture<HttpResponse<String>> getLater(String path) {
    return client.sendAsync(request("GET", path), BodyHandlers.ofString());
  }

  /** The status of a request without a body, such as HEAD. */
  public HttpResponse<String> ask(String method, String path) {
    return client.sendAsync(request(method, path), BodyHandlers.ofString()).join();
  }

  private HttpRequest request(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path)).method(method, HttpRequest.BodyPublishers.noBody());
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  /** What the cache said of an answer: HIT, MISS, EXPIRED, REVALIDATED, BYPASS. */
  public static String cacheStatus(HttpResponse<?> response) {
    return response.headers().firstValue("X-Cache-Status").orElse("");
  }

  /** Where all is that it keeps. */
  public Path cache() {
    return directory.resolve("cache");
  }

  /** What is on the disk under an address, head and body; null if nothing is. */
  public @Nullable String kept(String entry) throws IOException {
    try (Stream<Path> files = Files.walk(cache())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (content.contains("\nKEY: " + entry + "\n")) {
          return content;
        }
      }
    }
    return null;
  }

  /** Starts it in front of servers on these ports. */
  public void start(int... origins) throws IOException {
    Files.writeString(directory.resolve("tribune.conf"), shipped(origins));
    Path main = Files.writeString(directory.resolve("nginx.conf"), main());
    process =
        Optional.of(
            new ProcessBuilder(
                    List.of(PROGRAM.toString(), "-p", directory.toString(), "-c", main.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.log").toFile())
                .start());
    await().until(() -> listens(port) && listens(purgePort));
  }

  private String main() {
    return """
    daemon off;
    user USER;
    pid nginx.pid;
    error_log error.log;
    events {}
    http {
      access_log off;
      client_body_temp_path body;
      proxy_temp_path proxy;
      include tribune.conf;
    }
    """
        .replace("USER", System.getProperty("user.name"));
  }

  private String shipped(int[] origins) throws IOException {
    String text = Files.readString(checkout().resolve(SHIPPED));
    text = replaced(text, "(?m)^ *listen \\[::\\]:.*\\n", "");
    text = replaced(text, "listen 80;", "listen 127.0.0.1:" + FreePort.find() + ";");
    text = replaced(text, "listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;");
    text = replaced(text, "listen 127\\.0\\.0\\.1:8079;", "listen 127.0.0.1:" + purgePort + ";");
    text =
        replaced(
            text,
            "server 127\\.0\\.0\\.1:8080;",
            Arrays.stream(origins)
                .mapToObj(
                    origin ->
                        "server 127.0.0.1:" + origin + (origins.length > 1 ? " max_fails=0;" : ";"))
                .collect(Collectors.joining("\n  ")));
    text = replaced(text, "/etc/letsencrypt/\\S+/fullchain\\.pem", tls.certificate().toString());
    text = replaced(text, "/etc/letsencrypt/\\S+/privkey\\.pem", tls.key().toString());
    return replaced(text, "/var/cache/nginx/tribune", cache().toString());
  }

  /** The project's own directory: tests run in one of its modules. */
  private static Path checkout() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve(SHIPPED))) {
      directory =
          Optional.ofNullable(directory.getParent())
              .orElseThrow(() -> new IllegalStateException("There is no " + SHIPPED + " above"));
    }
    return directory;
  }

  private static String replaced(String text, String pattern, String by) {
    String result = text.replaceAll(pattern, by);
    assertThat(result).as("the shipped file has " + pattern).isNotEqualTo(text);
    return result;
  }

  private boolean listens(int wanted) throws IOException {
    if (process.filter(Process::isAlive).isEmpty()) {
      throw new IllegalStateException(
          "nginx did not start: " + Files.readString(directory.resolve("output.log")));
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), wanted)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends it; what it keeps stays on the disk, and it can be started again. */
  public void stop() {
    process.ifPresent(ShippedNginx::end);
    process = Optional.empty();
  }

  private static void end(Process running) {
    running.destroy();
    try {
      if (!running.waitFor(10, TimeUnit.SECONDS)) {
        running.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
    client.close();
  }
}
