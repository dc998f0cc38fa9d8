package org.tribune.site.golden;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.Role;
import org.tribune.core.time.ProcessTimeZone;
import org.tribune.site.RunningServer;
import org.tribune.site.api.DescribedClient;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/**
 * A server in Paris whose answers are written down, each in the file that is named. Its clock goes
 * on by a second with each order, so that what is listed by time has one order.
 */
public final class GoldenTown implements AutoCloseable {
  private final ZoneId before;
  private final RunningServer running;
  private final FakeObjectStore store;
  private final GoldenFile golden;
  private final HttpClient client = new DescribedClient();

  private GoldenTown(
      ZoneId before, RunningServer running, FakeObjectStore store, GoldenFile golden) {
    this.before = before;
    this.running = running;
    this.store = store;
    this.golden = golden;
  }

  /** One whose answers are kept in {@code file}. */
  public static GoldenTown open(Path directory, String file) {
    FakeObjectStore store = new FakeObjectStore();
    return open(file, store, () -> new RunningServer(directory, store, new TemporaryCatalogue()));
  }

  /** The same over another server. */
  public static GoldenTown open(String file, Supplier<RunningServer> server) {
    return open(file, new FakeObjectStore(), server);
  }

  private static GoldenTown open(
      String file, FakeObjectStore store, Supplier<RunningServer> server) {
    if (GoldenTown.class.getResource("/web/index.html") == null) {
      throw new IllegalStateException(
          "The pages are not built, so golden files would get 404s: run without -Dexec.skip=true");
    }
    // The machine's is remembered before it is another.
    ProcessTimeZone.ofMachine();
    ZoneId before = ZoneId.systemDefault();
    ProcessTimeZone.set(ZoneId.of("Europe/Paris"));
    return new GoldenTown(before, server.get(), store, new GoldenFile(file));
  }

  public RunningServer running() {
    return running;
  }

  public TemporaryCatalogue catalogue() {
    return running.catalogue();
  }

  public FakeObjectStore store() {
    return store;
  }

  public Caller person(Role role) {
    return new Caller(role.wireName(), running.signInAs(role));
  }

  public void later(long seconds) {
    running.clock().advance(Duration.ofSeconds(seconds));
  }

  /** A request as the site's own pages send it. */
  public HttpRequest.Builder request(Caller who, String path) {
    return running
        .request(path)
        .header("X-Tribune-Request", "1")
        .header("User-Agent", "golden")
        .header("Cookie", who.cookie());
  }

  /** Asks, and writes the answer down. */
  public Answer get(Caller who, String path, String... headers) {
    HttpRequest.Builder request = request(who, path);
    return kept(
        who, path, headers.length == 0 ? request.build() : request.headers(headers).build());
  }

  /** Asks until the answer is as it will be, and writes that one down. */
  public Answer get(Caller who, String path, Predicate<String> whole) {
    HttpRequest request = request(who, path).build();
    Answer answer = await().until(() -> answer(request), each -> whole.test(each.body()));
    golden.add(who, "GET", path, answer);
    return answer;
  }

  /** Sends an order, and writes its answer down. */
  public Answer order(Caller who, String method, String path, String body, String... headers) {
    later(1);
    HttpRequest.Builder request =
        request(who, path)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!Arrays.asList(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    return kept(
        who, path, headers.length == 0 ? request.build() : request.headers(headers).build());
  }

  public Answer order(Caller who, String method, String path, JsonObject body, String... headers) {
    return order(who, method, path, body.encode(), headers);
  }

  /** An order whose entry in the audit trail is written beside its answer. */
  public Answer audited(Caller who, String method, String path, String body) {
    int entries = entries();
    Answer answer = order(who, method, path, body);
    await().until(() -> entries() > entries);
    return answer;
  }

  private int entries() {
    return catalogue().accounts().audit(AuditQuery.newest(500)).size();
  }

  /** Sends a request, and writes its answer down. */
  public Answer kept(Caller who, String path, HttpRequest request) {
    Answer answer = answer(request);
    golden.add(who, request.method(), path, answer);
    return answer;
  }

  /** An answer that is not written down. */
  public Answer answer(HttpRequest request) {
    try {
      return new Answer(client.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An answer that is not written down. */
  public Answer unkept(Caller who, String method, String path, String body) {
    return answer(
        request(who, path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /**
   * What was heard of a stream of events.
   *
   * @param text of so many events
   */
  private record Heard(HttpResponse<?> opened, String text) {}

  /** Listens to a stream of events until it has sent so many, and writes those down. */
  public void events(Caller who, String path, int events) {
    events(who, path, events, heard -> true);
  }

  /** The same, again and again until the text is whole. */
  public void events(Caller who, String path, int events, Predicate<String> whole) {
    Heard heard = await().until(() -> hear(who, path, events), each -> whole.test(each.text()));
    golden.addStream(who, path, heard.opened(), heard.text());
    awaitNobodyListens();
  }

  private Heard hear(Caller who, String path, int events) throws IOException, InterruptedException {
    HttpResponse<InputStream> opened =
        client.send(request(who, path).build(), BodyHandlers.ofInputStream());
    StringBuilder heard = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(opened.body(), StandardCharsets.UTF_8))) {
      int left = opened.statusCode() == 200 ? events : 0;
      Iterator<String> each = lines.lines().iterator();
      while (left > 0 && each.hasNext()) {
        String line = each.next();
        heard.append(line).append('\n');
        left -= line.isEmpty() ? 1 : 0;
      }
    }
    return new Heard(opened, heard.toString());
  }

  /** Who listens is a viewer, until the server knows that they left. */
  private void awaitNobodyListens() {
    await()
        .until(
            () ->
                !unkept(Caller.NOBODY, "GET", "/api/v1/channels", "")
                    .body()
                    .contains("\"viewers\":1"));
  }

  /** Compares what was answered with what was kept. */
  public void assertIsAsBefore() {
    golden.assertIsAsBefore();
  }

  @Override
  public void close() {
    golden.leave();
    client.shutdownNow();
    running.close();
    ProcessTimeZone.set(before);
  }
}
