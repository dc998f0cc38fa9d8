package org.tribune.site.portal;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.http.XmlText;

/**
 * Films as a feed that readers of news and players of podcasts subscribe to: RSS 2.0 with the tags
 * of Apple and of Podcasting 2.0 (podcastindex.org).
 *
 * @param name of the feed
 * @param author who publishes it
 * @param description of it
 * @param language as in RFC 5646
 * @param self where the feed is
 * @param page that it is of
 * @param medium {@code video} or {@code podcast}
 * @param image of the feed
 * @param episodes the newest first
 * @param next the page of older ones (RFC 5005)
 */
public record Podcast(
    String name,
    String author,
    String description,
    String language,
    URI self,
    URI page,
    String medium,
    Optional<URI> image,
    List<Episode> episodes,
    Optional<URI> next) {
  /** The name space of the GUIDs of podcasts. */
  private static final UUID FEEDS = UUID.fromString("ead4c236-bf58-58c6-a2c6-a6b28d128cb6");

  /** As RFC 822 has it, with a year of four digits. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  public Podcast {
    episodes = List.copyOf(episodes);
  }

  /**
   * A film.
   *
   * @param page where it is watched
   * @param file what is downloaded, and its type
   * @param bytes of the file; 0 if unknown
   * @param seconds that it lasts
   * @param captions WebVTT by its language
   */
  public record Episode(
      String title,
      String summary,
      String author,
      Instant publishedAt,
      URI page,
      URI file,
      String type,
      long bytes,
      long seconds,
      Optional<URI> image,
      Optional<URI> chapters,
      Map<String, URI> captions) {
    public Episode {
      captions = Map.copyOf(captions);
    }
  }

  /** The feed's text. */
  public String write() {
    return XmlText.of(
        out ->
            out.element(
                "rss",
                rss -> rss.element("channel", this::channel),
                "version",
                "2.0",
                "xmlns:itunes",
                "http://www.itunes.com/dtds/podcast-1.0.dtd",
                "xmlns:podcast",
                "https://podcastindex.org/namespace/1.0",
                "xmlns:atom",
                "http://www.w3.org/2005/Atom"));
  }

  private void channel(XmlText out) throws XMLStreamException {
    out.element("title", name);
    out.element("link", page.toString());
    out.element("description", description);
    out.element("language", language);
    out.empty("atom:link", "href", self.toString(), "rel", "self", "type", "application/rss+xml");
    if (next.isPresent()) {
      out.empty(
          "atom:link", "href", next.get().toString(), "rel", "next", "type", "application/rss+xml");
    }
    if (!episodes.isEmpty()) {
      out.element("lastBuildDate", DATE.format(episodes.getFirst().publishedAt()));
    }
    if (image.isPresent()) {
      image(out, image.get().toString());
    }
    out.element("itunes:author", author);
    out.element("itunes:explicit", "false");
    out.empty("itunes:category", "text", "Government");
    out.element("podcast:guid", guid().toString());
    out.element("podcast:medium", medium);
    for (Episode episode : episodes) {
      out.element("item", item -> write(episode, item));
    }
  }

  private void image(XmlText out, String address) throws XMLStreamException {
    out.element(
        "image",
        image -> {
          image.element("url", address);
          image.element("title", name);
          image.element("link", page.toString());
        });
    out.empty("itunes:image", "href", address);
  }

  private static void write(Episode episode, XmlText out) throws XMLStreamException {
    out.element("title", episode.title());
    out.element("link", episode.page().toString());
    out.element("guid", episode.page().toString(), "isPermaLink", "true");
    out.element("pubDate", DATE.format(episode.publishedAt()));
    out.element("description", episode.summary());
    out.empty(
        "enclosure",
        "url",
        episode.file().toString(),
        "length",
        String.valueOf(episode.bytes()),
        "type",
        episode.type());
    out.element("itunes:author", episode.author());
    out.element("itunes:duration", String.valueOf(episode.seconds()));
    out.element("itunes:explicit", "false");
    if (episode.image().isPresent()) {
      out.empty("itunes:image", "href", episode.image().get().toString());
    }
    if (episode.chapters().isPresent()) {
      out.empty(
          "podcast:chapters",
          "url",
          episode.chapters().get().toString(),
          "type",
          "application/json+chapters");
    }
    for (Map.Entry<String, URI> each : new TreeMap<>(episode.captions()).entrySet()) {
      out.empty(
          "podcast:transcript",
          "url",
          each.getValue().toString(),
          "type",
          "text/vtt",
          "language",
          each.getKey(),
          "rel",
          "captions");
    }
  }

  /** Version 5 (RFC 9562) of the feed's address without its scheme. */
  private UUID guid() {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(bytes(FEEDS.getMostSignificantBits()));
      sha1.update(bytes(FEEDS.getLeastSignificantBits()));
      String address = self.toString().replaceFirst("^[a-z]+://", "").replaceFirst("/+$", "");
      byte[] hash = sha1.digest(address.getBytes(StandardCharsets.UTF_8));
      long high = (number(hash, 0) & 0xffff_ffff_ffff_0fffL) | 0x5000L;
      long low = (number(hash, 8) & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  private static long number(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getLong(at);
  }
}
