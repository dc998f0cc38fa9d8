package org.tribune.site.recording;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.tribune.site.page.PageFrame;

/**
 * A video as search engines ask for it (schema.org, VideoObject). Addresses are absolute, times in
 * ISO 8601.
 *
 * @param publication while it is live
 * @param duration an ISO 8601 duration, once it is over
 * @param hasPart its chapters
 */
public record VideoObject(
    @JsonProperty("@context") String context,
    @JsonProperty("@type") String type,
    String name,
    String description,
    String url,
    String embedUrl,
    String uploadDate,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Publication> publication,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> duration,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> thumbnailUrl,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> hasPart,
    Organization publisher) {
  /**
   * A video of a page of this site.
   *
   * @param address of the page
   * @param since when it was shown first
   */
  public static VideoObject of(
      PageFrame frame, String name, String description, String address, String since) {
    return new VideoObject(
        "https://schema.org",
        "VideoObject",
        name,
        description,
        frame.absolute(address),
        frame.absolute("/embed" + address),
        since,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new Organization("Organization", frame.site().name()));
  }

  /** On the air since it is shown. */
  public VideoObject live() {
    return with(
        Optional.of(new Publication("BroadcastEvent", /* isLive= */ true, uploadDate)),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** To be watched again. */
  VideoObject replayed(String length, Optional<String> thumbnail, List<Part> parts) {
    return with(Optional.empty(), Optional.of(length), thumbnail, parts);
  }

  private VideoObject with(
      Optional<Publication> broadcast,
      Optional<String> length,
      Optional<String> thumbnail,
      List<Part> parts) {
    return new VideoObject(
        context,
        type,
        name,
        description,
        url,
        embedUrl,
        uploadDate,
        broadcast,
        length,
        thumbnail,
        parts,
        publisher);
  }

  /** The element of a page's head that holds it. */
  public String element() {
    return PageFrame.data(this);
  }

  /** A broadcast that is on the air. */
  record Publication(
      @JsonProperty("@type") String type,
      @JsonProperty("isLiveBroadcast") boolean isLive,
      String startDate) {}

  /** Who shows it. */
  record Organization(@JsonProperty("@type") String type, String name) {}

  /** A chapter; its offsets are seconds. */
  record Part(
      @JsonProperty("@type") String type,
      String name,
      double startOffset,
      double endOffset,
      String url) {
    /**
     * A clip.
     *
     * @param page where it is watched, absolute
     */
    static Part of(Clip clip, String page) {
      return new Part(
          "Clip",
          clip.title(),
          clip.start(),
          clip.end(),
          page + "#t=" + (long) Math.floor(clip.start()));
    }
  }
}
