package org.tribune.archive.inventory;

import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;

/** Which recording an object belongs to, by its name. */
public final class ObjectOwner {
  private static final int WORDS = 4;

  private ObjectOwner() {}

  /** The recording of {@code recordings/ID/…}; empty for any other name. */
  public static Optional<BroadcastId> of(String name) {
    String[] words = name.split("/", WORDS);
    if (words.length < WORDS || !words[0].equals("recordings")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BroadcastId(words[1]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
