package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tribune.testkit.Tool;

/** A program of {@code src/test/checkers} that looks at a stream or a page from outside. */
final class Checker implements AutoCloseable {
  private static final Path PROGRAMS = Path.of("src/test/checkers").toAbsolutePath();

  private final Process process;
  private final Path output;

  /** What plays. */
  enum Browser {
    CHROMIUM("TRIBUNE_CHROMIUM", "/usr/bin/chromium"),
    FIREFOX("TRIBUNE_FIREFOX", "/usr/bin/firefox-esr");

    private final String variable;
    private final String usual;

    Browser(String variable, String usual) {
      this.variable = variable;
      this.usual = usual;
    }

    /** Its program: Debian's, or another by the variable that the checkers read too. */
    Path program() {
      return Path.of(System.getenv().getOrDefault(variable, usual));
    }
  }

  private Checker(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "" + PROGRAMS.resolve(program)));
    command.addAll(arguments);
    this.output = Files.createTempFile(program, ".txt");
    this.process = Tool.start(output, command);
  }

  private static String index(BoxProcess box, String channel) {
    return box.address("/hls/live/" + channel + "/index.m3u8");
  }

  /** Follows all playlists of a channel with hls-parser in strict mode. */
  static Checker follow(BoxProcess box, String channel, int seconds) throws IOException {
    return new Checker("playlists.mjs", List.of(index(box, channel), "" + seconds));
  }

  /** Watches a channel's page in Chromium. */
  static Checker watch(BoxProcess box, String channel, int seconds) throws IOException {
    return new Checker("watch.mjs", List.of(box.address("/live/" + channel), "" + seconds));
  }

  /**
   * Plays a presentation with hls.js until a cue of its captions holds {@code word}.
   *
   * @param from where it begins, in seconds; empty: at the edge of the live
   */
  static JsonNode captions(
      Browser browser, BoxProcess box, String address, String word, OptionalInt from)
      throws IOException, InterruptedException {
    String name = browser.name().toLowerCase(Locale.ROOT);
    List<String> arguments = new ArrayList<>(List.of(name, box.address(address), word, "60"));
    from.ifPresent(second -> arguments.add("" + second));
    try (Checker reader = new Checker("captions.mjs", arguments)) {
      JsonNode seen = reader.result();
      assertThat(seen.get("fatal")).as("%s: %s", address, seen).isEmpty();
      assertThat(seen.get("said")).as("%s: %s", address, seen).isNotEmpty();
      return seen;
    }
  }

  /**
   * What the W3C's validator of WebVTT reads in files of captions, and in presentations' segments
   * and parts: it finds nothing wrong.
   */
  static JsonNode webVtt(BoxProcess box, String... addresses)
      throws IOException, InterruptedException {
    List<String> arguments = Stream.of(addresses).map(box::address).toList();
    try (Checker reader = new Checker("webvtt.mjs", arguments)) {
      JsonNode seen = reader.result();
      assertThat(seen.get("problems")).as("%s", seen).isEmpty();
      assertThat(seen.get("cues").asInt()).as("%s", seen).isPositive();
      return seen;
    }
  }

  /** Reads every box of a channel's window as it is now, and returns the renditions' facts. */
  static JsonNode boxes(BoxProcess box, String channel) throws IOException, InterruptedException {
    try (Checker reader = new Checker("boxes.mjs", List.of(index(box, channel)))) {
      JsonNode seen = reader.result();
      assertThat(seen.get("problems")).as("%s: %s", channel, seen).isEmpty();
      return seen.get("renditions");
    }
  }

  /** Waits for its end; the last line that it wrote. */
  JsonNode result() throws IOException, InterruptedException {
    process.waitFor();
    String all = Files.readString(output);
    String last = all.lines().reduce("", (_, line) -> line);
    assertThat(last).as(all).startsWith("{");
    return new ObjectMapper().readTree(last);
  }

  /** Waits for the end of {@link #follow}: nothing was wrong with any playlist. */
  JsonNode assertCleanPlaylists() throws IOException, InterruptedException {
    JsonNode seen = result();
    assertThat(seen.get("problems")).as("%s", seen).isEmpty();
    assertThat(seen.get("hints").asInt()).as("%s", seen).isGreaterThan(10);
    return seen;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(output);
  }
}
