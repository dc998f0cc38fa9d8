package org.tribune.box;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a live rendition as a player with low latency does: asks for the next part's playlist
 * before it is there (RFC 8216bis, 6.2.5.2), then for the part. Reports what a viewer would notice:
 * answers that are none, a playlist that goes backwards, a picture that stands still.
 */
final class LiveFollower implements AutoCloseable {
  private static final Pattern SEQUENCE = Pattern.compile("#EXT-X-MEDIA-SEQUENCE:(\\d+)");
  private static final Pattern PART =
      Pattern.compile("URI=\"((?:[^\"]*/)?(\\d+)\\.(\\d+)\\.m4s)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final URI multivariant;
  private final String rendition;
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Thread thread;

  private long sequence = -1;
  private Place newest = new Place(-1, 0);
  private final PartArrivals arrivals = new PartArrivals();
  private final AtomicLong parts = new AtomicLong();

  /** Where a part belongs. */
  private record Place(long segment, int part) {
    boolean isBefore(Place other) {
      return segment < other.segment || (segment == other.segment && part < other.part);
    }
  }

  /**
   * Begins to follow.
   *
   * @param client its own, which is closed with it
   */
  LiveFollower(HttpClient client, URI multivariant, String rendition) {
    this.client = client;
    this.multivariant = multivariant;
    this.rendition = rendition;
    this.thread = Thread.ofVirtual().start(this::follow);
  }

  /** What went wrong, in order. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** How many new parts it has got. */
  long parts() {
    return parts.get();
  }

  /** For how long a viewer's picture stood still since it was asked last. */
  PartArrivals.Seen seen() {
    return arrivals.seen();
  }

  private void follow() {
    try {
      URI playlist = playlist();
      String asked = "";
      while (!Thread.currentThread().isInterrupted()) {
        asked = read(playlist, get(playlist.resolve(playlist.getPath() + asked)));
      }
    } catch (InterruptedException e) {
      // Closed.
    } catch (IOException | IllegalStateException e) {
      faults.add("gave up: " + e);
    }
  }

  private URI playlist() throws IOException, InterruptedException {
    Matcher found =
        Pattern.compile("[^\"\\s]*/" + rendition + "/[^\"\\s]*").matcher(get(multivariant));
    if (!found.find()) {
      throw new IOException("Not on air: " + rendition);
    }
    return multivariant.resolve(found.group());
  }

  /** Takes what is new in a playlist; what to ask for next. */
  private String read(URI address, String playlist) throws InterruptedException {
    Matcher first = SEQUENCE.matcher(playlist);
    if (!first.find()) {
      Thread.sleep(Duration.ofMillis(200));
      return "";
    }
    long now = Long.parseLong(first.group(1));
    if (now < sequence) {
      faults.add("media sequence " + sequence + ", then " + now);
    }
    sequence = now;
    arrivals.playlist(playlist);
    List<MatchResult> listed = PART.matcher(playlist).results().toList();
    boolean hints = playlist.contains("#EXT-X-PRELOAD-HINT:TYPE=PART");
    List<MatchResult> there = hints ? listed.subList(0, listed.size() - 1) : listed;
    if (!there.isEmpty()) {
      take(address, there.getLast());
    }
    if (!hints) {
      Thread.sleep(Duration.ofMillis(200));
      return "";
    }
    Place next = place(listed.getLast());
    return "?_HLS_msn=" + next.segment() + "&_HLS_part=" + next.part();
  }

  private static Place place(MatchResult part) {
    return new Place(Long.parseLong(part.group(2)), Integer.parseInt(part.group(3)));
  }

  private void take(URI address, MatchResult part) throws InterruptedException {
    Place place = place(part);
    if (place.isBefore(newest)) {
      faults.add("the newest part was " + newest + ", then " + place);
    } else if (newest.isBefore(place)) {
      newest = place;
      if (get(address.resolve(part.group(1))).isEmpty()) {
        return;
      }
      arrivals.part(place.segment(), place.part(), Duration.ofNanos(System.nanoTime()));
      parts.incrementAndGet();
    }
  }

  /** The body; empty, with a fault written down, if there was no proper answer. */
  private String get(URI address) throws InterruptedException {
    try {
      HttpResponse<byte[]> response =
          client.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
              BodyHandlers.ofByteArray());
      if (response.statusCode() == 200) {
        return new String(response.body(), StandardCharsets.ISO_8859_1);
      }
      faults.add(response.statusCode() + " " + address.getPath());
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      faults.add(e + " " + address.getPath());
    }
    Thread.sleep(Duration.ofMillis(200));
    return "";
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
    client.close();
  }
}
