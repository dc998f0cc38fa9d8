package org.tribune.speech.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.SpeechSound;

/**
 * What goes between the worker and who started it: a byte for the kind, four for the length of what
 * follows, then that. A stream has a number, which a reset raises, so that what is late belongs to
 * no other.
 */
sealed interface Frame {
  /** To the worker, first: the {@link org.tribune.speech.EngineSettings}, as JSON. */
  record Open(String json) implements Frame {}

  /** To the worker: sound, and when its first sample was. */
  final class Sound implements Frame {
    private final int stream;
    private final MediaTime at;
    private final short[] samples;

    Sound(int stream, MediaTime at, short[] samples) {
      this.stream = stream;
      this.at = at;
      this.samples = samples;
    }

    int stream() {
      return stream;
    }

    MediaTime at() {
      return at;
    }

    short[] samples() {
      return samples;
    }
  }

  /** To the worker: forget all; what follows is of this stream. */
  record Reset(int stream) implements Frame {}

  /** To the worker: nothing follows in this stream. */
  record Finish(int stream) implements Frame {}

  /** From the worker: the engine is open, and what it is ({@code SpeechEngine}). */
  record Ready(boolean hearsLive, String description) implements Frame {}

  /** From the worker: a hypothesis as JSON, with the times of its sound. */
  record Heard(int stream, String json) implements Frame {}

  /**
   * From the worker, four times a second: that it lives, and how far it is.
   *
   * @param samples that it has heard since its stream began
   */
  record Beat(int stream, long samples) implements Frame {}

  /** From the worker: all that was said in this stream has been given. */
  record Finished(int stream) implements Frame {}

  /** From the worker, last: why it ends, in a line of each language. */
  record Failed(boolean isUnusable, String fr, String en) implements Frame {}

  /** Bytes of a frame's content: many hotwords, or a hypothesis of many words. */
  int LONGEST = 1 << 20;

  private char kind() {
    return switch (this) {
      case Open _ -> 'O';
      case Sound _ -> 'S';
      case Reset _ -> 'R';
      case Finish _ -> 'F';
      case Ready _ -> 'r';
      case Heard _ -> 'h';
      case Beat _ -> 'b';
      case Finished _ -> 'f';
      case Failed _ -> 'x';
    };
  }

  private byte[] content() {
    return switch (this) {
      case Open open -> bytes(open.json);
      case Sound sound ->
          ByteBuffer.allocate(Integer.BYTES + Long.BYTES + sound.samples.length * Short.BYTES)
              .putInt(sound.stream)
              .putLong(sound.at.toMicros())
              .put(SpeechSound.toBytes(sound.samples))
              .array();
      case Reset reset -> number(reset.stream);
      case Finish finish -> number(finish.stream);
      case Ready ready -> bytes((ready.hearsLive ? '!' : ' ') + ready.description);
      case Heard heard -> {
        byte[] json = bytes(heard.json);
        yield ByteBuffer.allocate(Integer.BYTES + json.length)
            .putInt(heard.stream)
            .put(json)
            .array();
      }
      case Beat beat ->
          ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
              .putInt(beat.stream)
              .putLong(beat.samples)
              .array();
      case Finished finished -> number(finished.stream);
      case Failed failed -> bytes((failed.isUnusable ? "!" : " ") + failed.fr + '\n' + failed.en);
    };
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes and sends it. */
  default void write(DataOutputStream out) throws IOException {
    byte[] content = content();
    out.writeByte(kind());
    out.writeInt(content.length);
    out.write(content);
    out.flush();
  }

  /**
   * The next; empty at the end.
   *
   * @throws IOException also if it is none: nothing that follows makes sense then
   */
  static Optional<Frame> read(DataInputStream in) throws IOException {
    int kind = in.read();
    if (kind < 0) {
      return Optional.empty();
    }
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("A frame of " + length + " bytes");
    }
    byte[] content = in.readNBytes(length);
    if (content.length < length) {
      throw new EOFException("A frame was cut off");
    }
    try {
      return Optional.of(of((char) kind, ByteBuffer.wrap(content)));
    } catch (BufferUnderflowException e) {
      throw new IOException("A frame is too short", e);
    }
  }

  private static Frame of(char kind, ByteBuffer content) throws IOException {
    return switch (kind) {
      case 'O' -> new Open(rest(content));
      case 'S' ->
          new Sound(
              content.getInt(),
              MediaTime.ofMicros(content.getLong()),
              SpeechSound.fromBytes(restBytes(content)));
      case 'R' -> new Reset(content.getInt());
      case 'F' -> new Finish(content.getInt());
      case 'r' -> new Ready(content.get() == '!', rest(content));
      case 'h' -> new Heard(content.getInt(), rest(content));
      case 'b' -> new Beat(content.getInt(), content.getLong());
      case 'f' -> new Finished(content.getInt());
      case 'x' -> failed(content.get() == '!', rest(content));
      default -> throw new IOException("No frame begins with " + (int) kind);
    };
  }

  private static Failed failed(boolean isUnusable, String why) {
    int end = Math.max(0, why.indexOf('\n'));
    return new Failed(isUnusable, why.substring(0, end), why.substring(end).strip());
  }

  private static String rest(ByteBuffer content) {
    return new String(restBytes(content), StandardCharsets.UTF_8);
  }

  private static byte[] restBytes(ByteBuffer content) {
    byte[] rest = new byte[content.remaining()];
    content.get(rest);
    return rest;
  }
}
