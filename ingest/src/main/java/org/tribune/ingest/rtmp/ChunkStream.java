package org.tribune.ingest.rtmp;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.tribune.core.Bytes;

/**
 * What must be remembered of one chunk stream: its last header, and the message that is being put
 * together. Its array grows as bytes come, so that a length that is only claimed costs nothing.
 * Used by one event loop.
 */
final class ChunkStream {
  private static final int FIRST_ALLOCATION = 16 << 10;

  final int id;
  boolean known;
  boolean extended;

  /** The timestamp field of the last header: absolute after type 0, else a delta. */
  int timestampField;

  int timestamp;
  int length;
  int type;
  int messageStream;

  private byte[] body = new byte[0];
  private int filled;
  private boolean open;

  ChunkStream(int id) {
    this.id = id;
  }

  /** True while a message is half received. */
  boolean isOpen() {
    return open;
  }

  /** Starts the message that the header announces. */
  void open() {
    open = true;
    filled = 0;
  }

  /** Bytes still to come. */
  int missing() {
    return length - filled;
  }

  /** Bytes held. */
  int held() {
    return body.length;
  }

  /** Appends {@code count} bytes. */
  void append(ByteBuf in, int count) {
    if (filled + count > body.length) {
      int doubled = Math.max(FIRST_ALLOCATION, body.length * 2);
      body = Arrays.copyOf(body, Math.min(length, Math.max(filled + count, doubled)));
    }
    in.readBytes(body, filled, count);
    filled += count;
  }

  /** Takes the whole message out. */
  RtmpMessage take() {
    byte[] whole = body.length == length ? body : Arrays.copyOf(body, length);
    discard();
    return new RtmpMessage(type, messageStream, timestamp, Bytes.wrap(whole));
  }

  /** Forgets what was received of the open message. */
  void discard() {
    body = new byte[0];
    filled = 0;
    open = false;
  }
}
