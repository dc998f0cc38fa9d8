package org.tribune.archive.inventory;

import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;

/** An object that the catalogue says there is. */
public sealed interface ExpectedObject {
  /** Its name in the store. */
  String name();

  /** Its length in bytes. */
  int length();

  /** Its SHA-256, 32 bytes. */
  Bytes sha256();

  /** A rendition's CMAF header, which the catalogue itself holds. */
  record Header(String name, Bytes content) implements ExpectedObject {
    @Override
    public int length() {
      return content.length();
    }

    @Override
    public Bytes sha256() {
      return Sha256.of(content);
    }
  }

  /** A segment; its state says whether the catalogue believes that it is there. */
  record Segment(String name, RecordedSegment row) implements ExpectedObject {
    @Override
    public int length() {
      return row.length();
    }

    @Override
    public Bytes sha256() {
      return row.sha256();
    }
  }

  /** Something made from the recording: it can be made again. */
  record Derived(String name, Asset row) implements ExpectedObject {
    @Override
    public int length() {
      return row.length();
    }

    @Override
    public Bytes sha256() {
      return row.sha256();
    }
  }

  /** A sitting's document, or its text. */
  record OfSitting(String name, int length, Bytes sha256) implements ExpectedObject {}

  /** True if {@code content} is this object. */
  default boolean isSameAs(Bytes content) {
    return content.length() == length() && Sha256.of(content).equals(sha256());
  }
}
