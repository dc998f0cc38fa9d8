package org.tribune.core.hls;

/**
 * EXT-X-SESSION-DATA (4.4.6.4): something about the whole presentation, as JSON at an address.
 *
 * @param id DATA-ID
 * @param uri URI
 */
public record SessionData(String id, String uri) {
  /** The chapters, as Apple's players read them. */
  public static final String CHAPTERS = "com.apple.hls.chapters";
}
