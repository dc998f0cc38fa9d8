package org.tribune.core.hls;

/**
 * EXT-X-BYTERANGE (4.4.4.2): the run of bytes of its resource that a segment is.
 *
 * @param offset of its first byte
 * @param length of it, at least 1
 */
public record ByteRange(int offset, int length) {
  public ByteRange {
    if (offset < 0 || length < 1) {
      throw new IllegalArgumentException("Not a byte range: " + length + "@" + offset);
    }
  }
}
