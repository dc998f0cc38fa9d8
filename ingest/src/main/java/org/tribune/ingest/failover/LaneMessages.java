package org.tribune.ingest.failover;

import org.tribune.core.status.Message;

/** What a channel finds wrong with a source that delivers. */
final class LaneMessages {
  private LaneMessages() {}

  static Message noKeyFrame(String name) {
    return new Message(
        name
            + " envoie une image sans image-clé : réglez l’encodeur sur une image-clé toutes les"
            + " deux secondes (intervalle GOP).",
        name
            + " sends a picture without key frames: set the encoder to a key frame every two"
            + " seconds (GOP interval).");
  }
}
