package org.tribune.site.upload;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code Upload-Metadata} says: keys, and values in Base64, with commas (tus 1.0). */
record UploadMetadata(Map<String, String> values) {
  private static final int MOST = 20;

  UploadMetadata {
    values = Map.copyOf(values);
  }

  /**
   * Reads the header.
   *
   * @throws UploadException if it can't be read
   */
  static UploadMetadata parse(Optional<String> header) {
    Map<String, String> values = new HashMap<>();
    String text = header.orElse("").strip();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",", /* limit= */ -1)) {
      String[] words = pair.strip().split(" ", /* limit= */ 2);
      String value = words.length < 2 ? "" : decoded(words[1].strip());
      if (words[0].isEmpty() || values.size() == MOST || values.put(words[0], value) != null) {
        throw wrong();
      }
    }
    return new UploadMetadata(values);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
  }

  private static UploadException wrong() {
    return UploadException.badRequest("upload.metadata-invalid");
  }

  Optional<String> find(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
  }
}
