package org.tribune.ingest.rtmp;

import org.tribune.core.text.Message;

/** What operators read of a publisher's end. */
final class RtmpMessages {
  static final Message REPLACED = Message.of("source.rtmp-replaced");
  static final Message CUT = Message.of("source.rtmp-cut");
  static final Message SILENT = Message.of("source.rtmp-silent");
  static final Message BROKEN = Message.of("source.rtmp-broken");
  static final Message STOPPED = Message.of("source.rtmp-stopping");

  private RtmpMessages() {}

  static Message twoEncoders(String remote) {
    return Message.of("source.rtmp-two-encoders", remote);
  }
}
