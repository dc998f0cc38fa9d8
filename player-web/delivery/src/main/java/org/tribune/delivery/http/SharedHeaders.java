package org.tribune.delivery.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;

/**
 * The headers of answers that many get alike, composed once a second: Vert.x writes a set that
 * can't change out once, and then copies its bytes. For one event loop.
 */
public final class SharedHeaders {
  private static final int MOST = 1_024;

  private final DateHeader date;
  private final Map<Kind, MultiMap> sets = new HashMap<>();
  private String second = "";

  /** In which form the body is. */
  public enum Form {
    /** Media: ranges of it can be had. */
    MEDIA,
    /** Text that could have been compressed. */
    TEXT,
    /** Text that was. */
    GZIP
  }

  /**
   * What distinguishes one set from another.
   *
   * @param type Content-Type
   * @param length Content-Length
   * @param group what caches can forget together: a recording; empty for none
   */
  public record Kind(Form form, String type, String cacheControl, int length, String group) {}

  /** Sets dated by {@code date}. */
  public SharedHeaders(DateHeader date) {
    this.date = date;
  }

  /** The headers of a whole body, readable from every site. */
  public MultiMap of(Kind kind) {
    String now = date.now();
    if (!now.equals(second) || sets.size() >= MOST) {
      sets.clear();
      second = now;
    }
    return sets.computeIfAbsent(kind, this::compose);
  }

  private MultiMap compose(Kind kind) {
    MultiMap headers = addCommon(HttpHeaders.headers(), kind.cacheControl(), kind.group());
    headers.add("Content-Type", kind.type());
    headers.add("Content-Length", String.valueOf(kind.length()));
    switch (kind.form()) {
      case MEDIA -> {
        headers.add("Accept-Ranges", "bytes");
        MediaEntityTag.of(kind.length(), kind.cacheControl())
            .ifPresent(tag -> headers.add("ETag", tag));
      }
      case TEXT -> headers.add("Vary", "Accept-Encoding");
      case GZIP -> headers.add("Vary", "Accept-Encoding").add("Content-Encoding", "gzip");
    }
    return headers.copy(/* mutable= */ false);
  }

  /** Adds what every answer below {@code /hls/} has, and returns {@code headers}. */
  public MultiMap addCommon(MultiMap headers, String cacheControl, String group) {
    if (!group.isEmpty()) {
      // By these names Fastly and Varnish, and Cloudflare, know what can be purged together.
      headers.set("Surrogate-Key", group).set("Cache-Tag", group);
    }
    return headers
        .set("Access-Control-Allow-Origin", "*")
        .set("Access-Control-Expose-Headers", "Age, Date, Content-Length, Content-Range")
        .set("X-Content-Type-Options", "nosniff")
        .set("Date", date.now())
        .set("Cache-Control", cacheControl);
  }
}
