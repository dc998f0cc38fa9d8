package org.tribune.ingest.rtmp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What audio and video have in common in Enhanced RTMP: ModEx prefixes are skipped, and of many
 * tracks the one with id 0 is taken (E-RTMP v2, "Enhanced Audio", "Enhanced Video").
 *
 * <pre>
 * [ModEx: size-1:1 (or FF size-1:2) data | type:4 packetType:4]*
 * [Multitrack: multitrackType:4 packetType:4] fourCc:4 ([fourCc:4] [track:1] [size:3] body)*
 * </pre>
 *
 * @param packetType the tag's true packet type
 * @param fourCc the codec
 * @param body what follows the headers
 */
record EnhancedTag(int packetType, String fourCc, ByteBuffer body) {
  private static final int MOD_EX = 7;
  private static final int ONE_TRACK = 0;
  private static final int MANY_TRACKS_MANY_CODECS = 2;

  /**
   * Reads on after the first byte of the tag. Empty if no track in it has the id 0.
   *
   * @param first the packet type in the first byte
   * @param multitrack the packet type that announces many tracks
   * @throws BufferUnderflowException if it is cut short
   */
  static Optional<EnhancedTag> read(ByteBuffer in, int first, int multitrack) {
    int packetType = first;
    while (packetType == MOD_EX) {
      int size = unsigned(in, /* bytes= */ 1) + 1;
      size = size == 256 ? unsigned(in, /* bytes= */ 2) + 1 : size;
      slice(in, size);
      packetType = in.get() & 0x0F;
    }
    if (packetType != multitrack) {
      String fourCc = fourCc(in);
      return Optional.of(new EnhancedTag(packetType, fourCc, in));
    }
    int types = unsigned(in, /* bytes= */ 1);
    return firstTrack(in, types >> 4, types & 0x0F);
  }

  private static Optional<EnhancedTag> firstTrack(ByteBuffer in, int kind, int packetType) {
    String fourCc = kind == MANY_TRACKS_MANY_CODECS ? "" : fourCc(in);
    while (in.hasRemaining()) {
      if (kind == MANY_TRACKS_MANY_CODECS) {
        fourCc = fourCc(in);
      }
      int track = unsigned(in, /* bytes= */ 1);
      ByteBuffer body = kind == ONE_TRACK ? in : slice(in, unsigned(in, /* bytes= */ 3));
      if (track == 0) {
        return Optional.of(new EnhancedTag(packetType, fourCc, body));
      }
      if (kind == ONE_TRACK) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String fourCc(ByteBuffer in) {
    byte[] name = new byte[4];
    in.get(name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer slice(ByteBuffer in, int size) {
    if (size > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer slice = in.slice(in.position(), size);
    in.position(in.position() + size);
    return slice;
  }

  private static int unsigned(ByteBuffer in, int bytes) {
    int value = 0;
    for (int index = 0; index < bytes; index++) {
      value = (value << 8) | (in.get() & 0xFF);
    }
    return value;
  }
}
