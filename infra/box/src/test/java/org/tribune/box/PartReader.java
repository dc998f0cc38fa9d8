package org.tribune.box;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tribune.core.Bytes;

/**
 * Reads every part of a channel as a player does: it asks for the one that is announced, and has it
 * the moment that it is there. What it has seen was published. One lasts as long as its server.
 */
final class PartReader implements AutoCloseable {
  private static final Pattern PART = Pattern.compile("#EXT-X-PART:.*?URI=\"([^\"]+)\"");
  private static final Pattern HINT = Pattern.compile("#EXT-X-PRELOAD-HINT:.*?URI=\"([^\"]+)\"");
  private static final Pattern NAME = Pattern.compile("([0-9]+)\\.([0-9]+)\\.m4s");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Key, Bytes> seen;
  private final List<Thread> threads;

  /** Where a part belongs. */
  record Key(String rendition, long segment, int part) {}

  /** A reader that adds what it reads to {@code seen}. */
  PartReader(URI multivariant, List<String> renditions, Map<Key, Bytes> seen) {
    this.seen = seen;
    this.threads =
        renditions.stream()
            .map(rendition -> Thread.ofVirtual().start(() -> readAll(multivariant, rendition)))
            .toList();
  }

  static Map<Key, Bytes> nothing() {
    return new ConcurrentHashMap<>();
  }

  private void readAll(URI multivariant, String rendition) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          read(multivariant, rendition);
        } catch (IOException e) {
          // Not on air, or the server is gone: that is what the tests are about.
          Thread.sleep(Duration.ofMillis(50));
        }
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void read(URI multivariant, String rendition) throws IOException, InterruptedException {
    Matcher address =
        Pattern.compile("[^\"\\s]*/" + rendition + "/[^\"\\s]*").matcher(text(multivariant));
    if (!address.find()) {
      throw new IOException("Not on air yet: " + rendition);
    }
    URI playlist = multivariant.resolve(address.group());
    String listed = text(playlist);
    List<String> parts = Stream.concat(uris(PART, listed), uris(HINT, listed)).distinct().toList();
    for (String part : parts) {
      Matcher name = NAME.matcher(part);
      if (name.find()) {
        Key key =
            new Key(rendition, Long.parseLong(name.group(1)), Integer.parseInt(name.group(2)));
        if (!seen.containsKey(key)) {
          seen.put(key, Bytes.wrap(get(playlist.resolve(part))));
        }
      }
    }
  }

  private static Stream<String> uris(Pattern pattern, String playlist) {
    return pattern.matcher(playlist).results().map(found -> found.group(1));
  }

  private String text(URI address) throws IOException, InterruptedException {
    return new String(get(address), java.nio.charset.StandardCharsets.UTF_8);
  }

  private byte[] get(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answered " + response.statusCode());
    }
    return response.body();
  }

  @Override
  public void close() throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
    client.close();
  }
}
