package org.tribune.core.log;

/** Entries as bytes, for a log that leaves the process. */
public interface EntryCodec<T> {
  /** The entry's bytes, led by a format version. */
  byte[] encode(T value);

  /** The entry again; throws {@link LogException} if these are not the bytes of one. */
  T decode(byte[] bytes);
}
