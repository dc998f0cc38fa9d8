package org.tribune.site.golden;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers of the server, in the order in which they were asked for. What they are now is left in
 * {@code target/golden}, to be looked at and copied if it is what they shall be.
 */
final class GoldenFile {
  private static final Path NOW = Path.of("target", "golden");
  private static final String END = "\n──────────\n";

  /** What is another with each answer, or the same with all of them. */
  private static final Set<String> LEFT_OUT =
      Set.of("date", "content-length", "connection", "transfer-encoding", "last-modified");

  /** What is not read: pictures, media and what the build makes. */
  private static final List<String> UNREAD =
      List.of(
          "image/png",
          "image/jpeg",
          "video/",
          "audio/",
          "application/pdf",
          "application/zip",
          "application/octet-stream",
          "text/javascript",
          "text/css",
          "font/",
          "image/x-icon",
          "application/yaml");

  private final String name;
  private final StableValues stable = new StableValues();
  private final StringBuilder text = new StringBuilder();

  GoldenFile(String name) {
    this.name = name;
  }

  /** Writes an answer down. */
  void add(Caller who, String method, String path, Answer answer) {
    add(who, method + " " + path, answer.response(), body(path, answer));
  }

  /** Writes down what was heard of a stream of events. */
  void addStream(Caller who, String path, HttpResponse<?> opened, String heard) {
    add(who, "GET " + path, opened, heard);
  }

  private void add(Caller who, String asked, HttpResponse<?> response, String body) {
    StringBuilder entry = new StringBuilder(asked);
    entry.append(" by ").append(who.name()).append('\n');
    entry.append(response.statusCode()).append('\n');
    response.headers().map().entrySet().stream()
        .filter(each -> !each.getKey().startsWith(":") && !LEFT_OUT.contains(each.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each ->
                each.getValue()
                    .forEach(value -> entry.append(each.getKey() + ": " + value + "\n")));
    entry.append('\n').append(body).append(END);
    text.append(stable.in(entry.toString()));
  }

  private static String body(String path, Answer answer) {
    String type = answer.header("content-type").orElse("");
    boolean isTheme = path.startsWith("/theme/") && type.startsWith("text/css");
    if (!isTheme && UNREAD.stream().anyMatch(type::startsWith)) {
      return "(not read)";
    }
    String body = answer.body().replace("\uFEFF", "<BOM>").replace("\r", "<CR>");
    return type.contains("json") && !body.contains("\n") ? inLines(body) : body;
  }

  /** JSON with a line for each field: nothing but line breaks is added, where there were none. */
  private static String inLines(String json) {
    StringBuilder lines = new StringBuilder(json.length() * 2);
    boolean isText = false;
    for (int i = 0; i < json.length(); i++) {
      char each = json.charAt(i);
      lines.append(each);
      if (isText && each == '\\') {
        lines.append(json.charAt(++i));
      } else if (each == '"') {
        isText = !isText;
      } else if (!isText && each == ',') {
        lines.append('\n');
      }
    }
    return lines.toString();
  }

  /** Leaves what the answers are now. */
  void leave() {
    try {
      Files.createDirectories(NOW);
      Files.writeString(NOW.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares the answers with those that were kept. */
  void assertIsAsBefore() {
    String before = read(name).orElse("");
    if (!before.contentEquals(text)) {
      fail(difference(before.split("\n", -1), text.toString().split("\n", -1)));
    }
  }

  private String difference(String[] before, String[] now) {
    int line = 0;
    while (line < before.length && line < now.length && before[line].equals(now[line])) {
      line++;
    }
    String asked = "";
    for (int i = 0; i <= line && i < now.length; i++) {
      asked = i == 0 || now[i - 1].equals(END.strip()) ? now[i] : asked;
    }
    return "%s, line %d, %s\n  was: %s\n  now: %s\nCopy %s to the tests' resources if this is what it shall be."
        .formatted(
            name,
            line + 1,
            asked,
            line < before.length ? before[line] : "(the end)",
            line < now.length ? now[line] : "(the end)",
            NOW.resolve(name));
  }

  /** The text of a file that was kept. */
  static Optional<String> read(String file) {
    try (InputStream in = GoldenFile.class.getResourceAsStream(file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first two lines of each answer that was kept: what was asked for, and the status. */
  static List<String> answered() {
    try {
      Path folder =
          Path.of(Objects.requireNonNull(GoldenFile.class.getResource("public.txt")).toURI())
              .resolveSibling(".");
      try (var files = Files.list(folder)) {
        return files
            .filter(each -> each.toString().endsWith(".txt"))
            .map(each -> read(each.getFileName().toString()).orElseThrow())
            .flatMap(each -> Stream.of(each.split(END)))
            .map(each -> each.lines().limit(2).collect(Collectors.joining(" → ")))
            .toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
