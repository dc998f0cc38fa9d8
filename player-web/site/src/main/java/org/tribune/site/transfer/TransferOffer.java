package org.tribune.site.transfer;

import org.tribune.delivery.download.ArchiveOffer;
import org.tribune.delivery.download.Body;
import org.tribune.delivery.download.FileName;
import org.tribune.delivery.download.Offer;

/**
 * A transfer to send.
 *
 * @param begun called before the first byte of an answer is sent, wherever in the package it is
 */
record TransferOffer(ArchiveOffer archive, Runnable begun) implements Offer {
  @Override
  public String type() {
    return archive.type();
  }

  @Override
  public FileName name() {
    return archive.name();
  }

  @Override
  public long length() {
    return archive.length();
  }

  @Override
  public String entityTag() {
    return archive.entityTag();
  }

  @Override
  public Body body(long from, long end, boolean mayRefer) {
    begun.run();
    return archive.body(from, end, mayRefer);
  }
}
