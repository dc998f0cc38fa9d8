package org.tribune.ingest.rtmp;

import io.netty.buffer.ByteBuf;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages together from chunks (RTMP section 5.3), and obeys the two messages that concern
 * chunks themselves, Set Chunk Size and Abort. Throws {@link RtmpException.Malformed} or {@link
 * RtmpException.OverLimit} and nothing else. Used by one event loop.
 *
 * <pre>
 * basic header  | fmt:2 id:6 | [id - 64: 1 or 2 bytes] |
 * message header| type 0: timestamp:3 length:3 type:1 stream:4 (little endian)
 *               | type 1: delta:3 length:3 type:1   type 2: delta:3   type 3: nothing
 * extended      | timestamp:4 if the last timestamp field was 0xFFFFFF
 * </pre>
 */
final class ChunkReader {
  private static final int EXTENDED = 0xFFFFFF;
  private static final int[] HEADER_BYTES = {11, 7, 3, 0};

  private final RtmpLimits limits;
  private final Map<Integer, ChunkStream> streams = new HashMap<>();
  private int chunkSize = 128;
  private int longestMessage;

  private @Nullable ChunkStream current;
  private int chunkMissing;

  /** Starts with the limits of a peer that has not published. */
  ChunkReader(RtmpLimits limits) {
    this.limits = limits;
    this.longestMessage = limits.messageBeforePublish();
  }

  /** The peer has published: it may send whole pictures from here on. */
  void allowMedia() {
    longestMessage = limits.message();
  }

  /** Reads on in {@code in}. Empty if it needs more bytes than are there. */
  Optional<RtmpMessage> read(ByteBuf in) {
    while (current != null || readHeader(in)) {
      ChunkStream stream = Objects.requireNonNull(current);
      int count = Math.min(chunkMissing, in.readableBytes());
      append(stream, in, count);
      if (chunkMissing > 0) {
        return Optional.empty();
      }
      current = null;
      if (stream.missing() == 0) {
        RtmpMessage message = stream.take();
        if (!obey(message)) {
          return Optional.of(message);
        }
      }
    }
    return Optional.empty();
  }

  private void append(ChunkStream stream, ByteBuf in, int count) {
    stream.append(in, count);
    chunkMissing -= count;
    if (streams.size() > 1 && stream.missing() > 0) {
      long held = streams.values().stream().mapToLong(ChunkStream::held).sum();
      if (held > limits.pendingMessages()) {
        throw new RtmpException.OverLimit("half-sent messages of " + held + " bytes");
      }
    }
  }

  /** Reads a chunk's headers if all of them are there, else nothing at all. */
  private boolean readHeader(ByteBuf in) {
    int start = in.readerIndex();
    if (!in.isReadable()) {
      return false;
    }
    int first = in.readUnsignedByte();
    int idBytes = (first & 0x3F) == 0 ? 1 : (first & 0x3F) == 1 ? 2 : 0;
    int format = first >> 6;
    if (in.readableBytes() < idBytes + HEADER_BYTES[format]) {
      in.readerIndex(start);
      return false;
    }
    int id =
        switch (idBytes) {
          case 1 -> 64 + in.readUnsignedByte();
          case 2 -> 64 + in.readUnsignedShortLE();
          default -> first & 0x3F;
        };
    ChunkStream stream = streamOf(id, format);
    if (!readMessageHeader(stream, format, in)) {
      in.readerIndex(start);
      return false;
    }
    current = stream;
    chunkMissing = Math.min(chunkSize, stream.missing());
    return true;
  }

  private ChunkStream streamOf(int id, int format) {
    ChunkStream stream = streams.get(id);
    if (stream == null) {
      if (streams.size() >= limits.chunkStreams()) {
        throw new RtmpException.OverLimit("more than " + limits.chunkStreams() + " chunk streams");
      }
      stream = new ChunkStream(id);
      streams.put(id, stream);
    }
    // Some encoders open a chunk stream with type 1: it lacks only the message stream.
    if (!stream.known && format > 1) {
      throw new RtmpException.Malformed("a chunk of a stream that was never opened");
    }
    return stream;
  }

  /** False if the extended timestamp is not all there; the stream is untouched then. */
  private boolean readMessageHeader(ChunkStream stream, int format, ByteBuf in) {
    if (format == 3) {
      return continueOrRepeat(stream, in);
    }
    boolean extended = in.getUnsignedMedium(in.readerIndex()) == EXTENDED;
    if (extended && in.readableBytes() < HEADER_BYTES[format] + Integer.BYTES) {
      return false;
    }
    int field = in.readUnsignedMedium();
    if (format < 2) {
      stream.length = in.readUnsignedMedium();
      stream.type = in.readUnsignedByte();
    }
    if (format == 0) {
      stream.messageStream = in.readIntLE();
    }
    stream.extended = extended;
    stream.timestampField = extended ? in.readInt() : field;
    stream.timestamp = (format == 0 ? 0 : stream.timestamp) + stream.timestampField;
    stream.known = true;
    begin(stream);
    return true;
  }

  /**
   * Type 3: more of the open message, or a new one just like the last. Its extended timestamp
   * should be repeated; some encoders leave it out, so it is taken only if it is the same.
   */
  private boolean continueOrRepeat(ChunkStream stream, ByteBuf in) {
    if (stream.extended) {
      if (in.readableBytes() < Integer.BYTES) {
        return false;
      }
      if (in.getInt(in.readerIndex()) == stream.timestampField) {
        in.skipBytes(Integer.BYTES);
      }
    }
    if (!stream.isOpen()) {
      stream.timestamp += stream.timestampField;
      begin(stream);
    }
    return true;
  }

  private void begin(ChunkStream stream) {
    if (stream.length > longestMessage) {
      throw new RtmpException.OverLimit("a message of " + stream.length + " bytes");
    }
    stream.discard();
    stream.open();
  }

  /** True if the message was for this layer. */
  private boolean obey(RtmpMessage message) {
    if (message.type() == RtmpMessage.SET_CHUNK_SIZE) {
      setChunkSize(controlValue(message));
      return true;
    }
    if (message.type() == RtmpMessage.ABORT) {
      Optional.ofNullable(streams.get(controlValue(message))).ifPresent(ChunkStream::discard);
      return true;
    }
    return false;
  }

  private void setChunkSize(int size) {
    if (size < 1) {
      throw new RtmpException.Malformed("a chunk size of " + size);
    }
    chunkSize = Math.min(size, limits.message());
  }

  /** The 32 bits that a protocol control message carries (RTMP section 5.4). */
  static int controlValue(RtmpMessage message) {
    if (message.payload().length() < Integer.BYTES) {
      throw new RtmpException.Malformed(
          "a control message of type " + message.type() + " cut short");
    }
    return message.payload().asByteBuffer().getInt();
  }
}
