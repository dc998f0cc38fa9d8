package org.tribune.ingest.rtmp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.time.MediaClock;

/**
 * The stream keys, kept as HMAC-SHA-256 under a random key of this process. A guess is compared in
 * constant time with every key, found or not. Immutable.
 */
final class StreamKeys {
  private record Entry(Bytes hash, SinkFeed feed) {}

  private final byte[] salt = new byte[32];
  private final List<Entry> entries = new ArrayList<>();

  /** Keeps the hash of each key. Throws {@link IllegalArgumentException} if two are the same. */
  StreamKeys(List<KeyedSink> sinks, RtmpLimits limits, MediaClock clock) {
    new SecureRandom().nextBytes(salt);
    for (KeyedSink sink : sinks) {
      String key = sink.streamKey().reveal();
      Optional<SinkFeed> taken = find(key);
      if (taken.isPresent()) {
        throw new IllegalArgumentException(
            "%s and %s have the same streamKey: give each its own"
                .formatted(taken.get().name(), sink.name()));
      }
      entries.add(
          new Entry(hash(key), new SinkFeed(sink.name(), sink.sink(), limits.queue(), clock)));
    }
  }

  /** The feed of that key. */
  Optional<SinkFeed> find(String key) {
    Bytes guess = hash(key);
    Optional<SinkFeed> found = Optional.empty();
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.hash().array(), guess.array())) {
        found = Optional.of(entry.feed());
      }
    }
    return found;
  }

  /** All of them, in the order given. */
  List<SinkFeed> feeds() {
    return entries.stream().map(Entry::feed).toList();
  }

  private Bytes hash(String key) {
    return Bytes.wrap(Digest.hmac(salt, key.getBytes(StandardCharsets.UTF_8)));
  }
}
