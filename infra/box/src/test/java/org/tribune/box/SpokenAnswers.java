package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/**
 * What the program answers wherever what is said can be read: to anybody, and where only its staff
 * reads it to that. Each address is known with what was answered there, whatever its status.
 */
final class SpokenAnswers implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern RENDITION =
      Pattern.compile("#EXT-X-MEDIA:TYPE=SUBTITLES,[^\n]*URI=\"([^\"]+)\"");
  private static final Pattern PART = Pattern.compile("#EXT-X-PART:[^\n]*URI=\"([^\"]+)\"");
  private static final Pattern SEGMENT = Pattern.compile("(?m)^([^#\n]+)$");
  private static final Pattern IN_RECORDING = Pattern.compile("\"address\":\"(/hls/[^\"]+)\"");
  private static final Pattern IN_FEED =
      Pattern.compile("<podcast:transcript url=\"https?://[^/\"]+([^\"]+)\"");

  /** One file in a book of ours begins so. */
  private static final String ZIP = "PK";

  private final HttpClient citizen = HttpClient.newHttpClient();
  private final BoxProcess box;

  SpokenAnswers(BoxProcess box) {
    this.box = box;
  }

  /** What is said on a channel's air, and was since the broadcast began. */
  Map<String, String> onAir(String channel) throws IOException, InterruptedException {
    Map<String, String> found = new LinkedHashMap<>();
    ask("/api/v1/channels/" + channel + "/captions", found);
    ask("/live/" + channel + "/text?whole=1", found);
    askPlayer("/hls/live/" + channel + "/index.m3u8", found);
    askPlayer("/hls/live/" + channel + "/rewind.m3u8", found);
    askStaff("/api/v1/operator/channels", found);
    return found;
  }

  /** What is said in a recording that anybody may watch. */
  Map<String, String> in(String recording, String language)
      throws IOException, InterruptedException {
    Map<String, String> found = new LinkedHashMap<>();
    String api = "/api/v1/recordings/" + recording;
    for (MatchResult file : IN_RECORDING.matcher(ask(api, found)).results().toList()) {
      ask(file.group(1), found);
    }
    ask("/watch/" + recording, found);
    askPlayer("/hls/recordings/" + recording + "/index.m3u8", found);
    for (String end : List.of("txt", "odt", "vtt", "srt")) {
      ask(api + "/transcript-files/" + language + "." + end, found);
    }
    for (String feed : List.of("/feeds/sittings.rss", "/feeds/sittings-audio.rss")) {
      for (MatchResult file : IN_FEED.matcher(ask(feed, found)).results().toList()) {
        ask(file.group(1), found);
      }
    }
    askStaff(api + "/transcripts/" + language, found);
    askStaff(api + "/captions", found);
    return found;
  }

  /** In how many results of the search this word is said or written, as the staff finds them. */
  int found(String word) throws IOException, InterruptedException {
    box.signIn();
    String answer = box.get("/api/v1/operator/search?lang=fr&q=" + word).body();
    return new ObjectMapper().readTree(answer).path("total").asInt();
  }

  private void askPlayer(String index, Map<String, String> found)
      throws IOException, InterruptedException {
    URI address = URI.create(index);
    for (MatchResult rendition : RENDITION.matcher(ask(index, found)).results().toList()) {
      URI playlist = address.resolve(rendition.group(1));
      String listed = ask("" + playlist, found);
      for (Pattern each : List.of(SEGMENT, PART)) {
        for (MatchResult file : each.matcher(listed).results().toList()) {
          ask("" + playlist.resolve(file.group(1)), found);
        }
      }
    }
  }

  private String ask(String path, Map<String, String> found)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(box.address(path))).timeout(PATIENCE).build();
    byte[] body = citizen.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    String text = new String(body, StandardCharsets.UTF_8);
    String read = text.startsWith(ZIP) ? unpacked(body) : text;
    found.put(path, read);
    return read;
  }

  private void askStaff(String path, Map<String, String> found)
      throws IOException, InterruptedException {
    box.signIn();
    found.put(path, box.get(path).body());
  }

  private static String unpacked(byte[] zip) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      while (in.getNextEntry() != null) {
        in.transferTo(all);
      }
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /** Fails if none of the addresses that end so has {@code word}. */
  static void assertSaid(Map<String, String> answers, String end, String word) {
    assertThat(answers)
        .as("%s at …%s", word, end)
        .anySatisfy(
            (address, answer) -> {
              assertThat(address).endsWith(end);
              assertThat(answer).containsIgnoringCase(word);
            });
  }

  /** Fails if {@code word} is in any of the answers. */
  static void assertNotSaid(Map<String, String> answers, String word) {
    assertThat(answers)
        .isNotEmpty()
        .allSatisfy(
            (address, answer) -> assertThat(answer).as(address).doesNotContainIgnoringCase(word));
  }

  @Override
  public void close() {
    citizen.close();
  }
}
