package org.tribune.ingest.rtmp;

import java.util.Optional;

/**
 * Finds the stream key in the two words by which encoders name a stream: the application in connect
 * and the name in publish. All of these mean the same: {@code live} + {@code KEY}, {@code live/} +
 * {@code /KEY?user=x}, {@code live/KEY} + nothing.
 */
final class StreamPath {
  /** The only application. */
  static final String APPLICATION = "live";

  private StreamPath() {}

  /** True if {@code application} is ours, whatever follows it. */
  static boolean isOurs(String application) {
    String path = trim(application);
    return path.equals(APPLICATION) || path.startsWith(APPLICATION + "/");
  }

  /** The stream key, if one is named. */
  static Optional<String> key(String application, String name) {
    String path = trim(application) + "/" + trim(name);
    return Optional.of(trim(path.substring(path.indexOf('/'))))
        .filter(key -> isOurs(application) && !key.isEmpty());
  }

  /** Without a query and without slashes around it. */
  private static String trim(String path) {
    int query = path.indexOf('?');
    int end = query < 0 ? path.length() : query;
    int start = 0;
    while (start < end && path.charAt(start) == '/') {
      start++;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(start, end);
  }
}
