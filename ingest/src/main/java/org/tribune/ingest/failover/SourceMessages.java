package org.tribune.ingest.failover;

import org.tribune.core.text.Message;

/** What a channel finds wrong with a source that delivers. */
final class SourceMessages {
  private SourceMessages() {}

  static Message noKeyFrame(String name) {
    return Message.of("source.no-key-frames", name);
  }
}
