package org.tribune.box;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tribune.core.Sha256;

/**
 * What an earlier version of the program answered. JSON is as before if each field that was there
 * is there with the same value: others may have come. The rest is the same to the byte.
 */
final class OlderAnswers {
  private static final String END = "\n──────────\n";
  private static final String ADMINISTRATOR = "administrator";
  private static final String KEY = "key ";
  private static final String PERSON =
      "{\"login\":\"test\",\"password\":\"girafe lavabo tricycle nuage\"}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient nobody = HttpClient.newHttpClient();
  private final HttpClient administrator =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final List<Answer> answers;

  /**
   * One of them.
   *
   * @param who {@code public}, {@code administrator}, or {@code key} and an author's key
   * @param head status and type
   * @param body as text, or its length and sum
   */
  private record Answer(String path, String who, String head, String body) {
    static Answer of(String text) {
      String[] lines = text.split("\n", 3);
      String[] asked = lines[0].split(" ", 4);
      return new Answer(asked[1], asked[3], lines[1], lines[2]);
    }
  }

  private OlderAnswers(List<Answer> answers) {
    this.answers = answers;
  }

  static InputStream resource(String name) {
    return Objects.requireNonNull(OlderAnswers.class.getResourceAsStream("older/" + name), name);
  }

  static OlderAnswers read(String file) throws IOException {
    try (InputStream in = resource(file)) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new OlderAnswers(Stream.of(all.split(END)).map(Answer::of).toList());
    }
  }

  /** Signs the administrator in, by the password of then. */
  void signIn(String site) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(site, "/api/v1/session")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(PERSON));
    int status =
        administrator.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException("The administrator was answered " + status);
    }
  }

  private static HttpRequest.Builder request(String site, String path) {
    return HttpRequest.newBuilder(URI.create(site + path))
        .timeout(Duration.ofSeconds(10))
        .header("X-Tribune-Request", "1");
  }

  /** What the program at {@code site} answers otherwise. */
  List<String> differences(String site) throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    for (Answer before : answers) {
      Answer now = ask(site, before);
      if (!before.head().equals(now.head()) || !isThere(before.body(), now.body())) {
        found.add(
            "%s by %s%n  was %s %s%n  now %s %s"
                .formatted(
                    before.path(),
                    before.who(),
                    before.head(),
                    before.body(),
                    now.head(),
                    now.body()));
      }
    }
    return found;
  }

  private Answer ask(String site, Answer before) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(site, before.path());
    if (before.who().startsWith(KEY)) {
      request.header("Tribune-Question-Key", before.who().substring(KEY.length()));
    }
    HttpClient client = before.who().equals(ADMINISTRATOR) ? administrator : nobody;
    HttpResponse<byte[]> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    String head = answer.statusCode() + " " + type;
    return new Answer(before.path(), before.who(), head, body(type, answer.body()));
  }

  private static String body(String type, byte[] bytes) {
    if (type.endsWith("json") || type.startsWith("text/") || type.endsWith("mpegurl")) {
      return new String(bytes, StandardCharsets.UTF_8).replaceAll("[\r\uFEFF]", "").strip();
    }
    return bytes.length + " bytes, SHA-256 " + Sha256.hex(bytes);
  }

  private static boolean isThere(String before, String now) throws IOException {
    boolean areTrees = before.startsWith("{") && now.startsWith("{");
    return areTrees ? isThere(JSON.readTree(before), JSON.readTree(now)) : before.equals(now);
  }

  private static boolean isThere(JsonNode before, JsonNode now) {
    if (before.isObject()) {
      return before.properties().stream()
          .allMatch(
              each -> now.has(each.getKey()) && isThere(each.getValue(), now.get(each.getKey())));
    }
    if (before.isArray() && now.size() == before.size()) {
      for (int i = 0; i < before.size(); i++) {
        if (!isThere(before.get(i), now.get(i))) {
          return false;
        }
      }
      return true;
    }
    return before.equals(now);
  }
}
