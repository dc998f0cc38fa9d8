package org.tribune.delivery.download;

import java.io.IOException;
import java.util.List;
import java.util.zip.CRC32C;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.ProgressiveMp4;
import org.tribune.core.store.StoreException;

/**
 * An MP4 file that could be sent: how it is laid out, and where its bytes are.
 *
 * @param revision of the recording
 * @param mp4 its layout
 * @param objects the stored segments by the numbers that the layout has for them
 * @param silence a frame of it
 */
record Mp4Download(int revision, ProgressiveMp4 mp4, List<Source> objects, Bytes silence) {
  /**
   * A stored segment.
   *
   * @param name in the store
   * @param length in bytes
   */
  record Source(String name, int length) {
    StoreException gone() {
      return new StoreException(name + " is no longer in the store");
    }

    StoreException shorter() {
      return new StoreException(name + " is shorter than it was: run the doctor");
    }

    StoreException unreadable(IOException cause) {
      return new StoreException("Can't read " + name + " (" + cause + "): check the disk", cause);
    }
  }

  Mp4Download {
    objects = List.copyOf(objects);
  }

  long length() {
    return mp4.length();
  }

  /**
   * A strong validator (RFC 9110, 8.8.3). The head has the size and place of each sample, and what
   * is stored never changes within a revision.
   */
  String entityTag() {
    CRC32C sum = new CRC32C();
    sum.update(mp4.head().array());
    return "\"" + revision + "-" + Long.toHexString(sum.getValue()) + "-" + length() + "\"";
  }

  /** About the memory that this takes, in bytes. */
  long footprint() {
    return mp4.footprint() + 150L * objects.size();
  }
}
