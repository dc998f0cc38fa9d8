package org.tribune.site.video;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/**
 * What schema.org knows of a film, for search engines; addresses are absolute. What is absent is
 * left out.
 *
 * @param duration in ISO 8601, such as PT27S
 * @param license the address of its text
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record FilmVideoObject(
    @JsonProperty("@context") String context,
    @JsonProperty("@type") String type,
    String name,
    String description,
    String url,
    String embedUrl,
    String inLanguage,
    String duration,
    Optional<String> keywords,
    Optional<Instant> uploadDate,
    Optional<String> thumbnailUrl,
    Optional<String> license,
    Optional<Named> contentLocation,
    Named publisher) {
  /** A place or an organization. */
  record Named(@JsonProperty("@type") String type, String name) {}
}
