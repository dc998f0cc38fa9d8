package org.tribune.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a channel's live stream as a player does. */
final class LiveReader implements AutoCloseable {
  /** As the defaults have it. */
  private static final int PARTS_PER_SEGMENT = 8;

  private static final Pattern MAP = Pattern.compile("#EXT-X-MAP:URI=\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI multivariant;

  LiveReader(int httpPort, String channel) {
    this.multivariant =
        URI.create("http://127.0.0.1:" + httpPort + "/hls/live/" + channel + "/index.m3u8");
  }

  private byte[] get(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answered " + response.statusCode());
    }
    return response.body();
  }

  private String text(URI address) throws IOException, InterruptedException {
    return new String(get(address), StandardCharsets.UTF_8);
  }

  /** The media playlist of {@code rendition}. */
  Playlist playlist(String rendition) throws IOException, InterruptedException {
    Matcher found =
        Pattern.compile("[^\"\\s]*/" + rendition + "/[^\"\\s]*").matcher(text(multivariant));
    if (!found.find()) {
      throw new IOException("Not on air yet: " + rendition);
    }
    URI address = multivariant.resolve(found.group());
    return new Playlist(address, text(address));
  }

  /** A media playlist as it was answered. */
  record Playlist(URI address, String text) {
    List<String> segments() {
      return text.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    /** The parts since the beginning, for as long as nothing has left the window. */
    long totalParts() {
      long whole = segments().size();
      String open = text.substring(Math.max(0, text.lastIndexOf("#EXTINF:")));
      return whole * PARTS_PER_SEGMENT
          + open.lines().filter(line -> line.startsWith("#EXT-X-PART:")).count();
    }

    boolean hasHole() {
      return text.contains("#EXT-X-GAP") || text.contains("#EXT-X-DISCONTINUITY\n");
    }
  }

  /** Writes all complete segments of {@code playlist}, with their header, to {@code file}. */
  Path download(Playlist playlist, Path file) throws IOException, InterruptedException {
    Matcher map = MAP.matcher(playlist.text());
    if (!map.find()) {
      throw new IOException("No EXT-X-MAP in " + playlist.text());
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(get(playlist.address().resolve(map.group(1))));
    for (String segment : playlist.segments()) {
      all.writeBytes(get(playlist.address().resolve(segment)));
    }
    return Files.write(file, all.toByteArray());
  }

  @Override
  public void close() {
    client.close();
  }
}
