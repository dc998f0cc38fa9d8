package org.tribune.box;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads what is said on a channel as it comes, as a page does, from the stream of its events. */
final class CaptionStream implements AutoCloseable {
  private static final String DATA = "data: ";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Queue<String> read = new ConcurrentLinkedQueue<>();

  /** Begins to read, until the program ends or this is closed. */
  CaptionStream(BoxProcess box, String channel) {
    URI address = URI.create(box.address("/api/v1/channels/" + channel + "/captions/events"));
    Thread.ofVirtual().start(() -> follow(address));
  }

  private void follow(URI address) {
    try {
      client
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofLines())
          .body()
          .forEach(read::add);
    } catch (IOException | UncheckedIOException e) {
      // The program has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All that was sent so far, as it came. */
  String read() {
    return String.join("\n", read);
  }

  /** The changes that were sent so far, the oldest first; fails if there are none yet. */
  List<JsonNode> events() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String line : read().lines().filter(each -> each.startsWith(DATA)).toList()) {
      all.add(JSON.readTree(line.substring(DATA.length())));
    }
    if (all.isEmpty()) {
      throw new IOException("No event was sent yet");
    }
    return all;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
