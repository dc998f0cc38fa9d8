package org.tribune.delivery.download;

import org.tribune.core.store.ObjectStore;
import org.tribune.delivery.sending.BodySending;

/**
 * An MP4 or M4A to send.
 *
 * @param type Content-Type
 */
record Mp4Offer(
    BodySending sending, String type, FileName name, Mp4Download download, ObjectStore store)
    implements Offer {
  @Override
  public long length() {
    return download.length();
  }

  @Override
  public String entityTag() {
    return download.entityTag();
  }

  @Override
  public Body body(long from, long end, boolean mayRefer) {
    return new Mp4Body(sending, store, download, from, end, mayRefer);
  }
}
