package org.tribune.delivery.download;

import java.util.zip.CRC32C;
import org.tribune.core.store.ObjectStore;
import org.tribune.delivery.sending.BodySending;

/** An archive package to send. */
record ArchiveOffer(
    BodySending sending, FileName name, ArchivePackage archive, Mp4Download film, ObjectStore store)
    implements Offer {
  @Override
  public String type() {
    return "application/zip";
  }

  @Override
  public long length() {
    return archive.length();
  }

  /** The metadata's bytes, and with the film's tag all the others. */
  @Override
  public String entityTag() {
    CRC32C sum = new CRC32C();
    sum.update(archive.start().array());
    String filmTag = film.entityTag();
    return filmTag.substring(0, filmTag.length() - 1)
        + "-"
        + Long.toHexString(sum.getValue())
        + "\"";
  }

  /** Always in memory, since the sums are made of the bytes. */
  @Override
  public Body body(long from, long end, boolean mayRefer) {
    Body all =
        new Mp4Body(sending, store, film, /* from= */ 0, film.length(), /* mayRefer= */ false);
    return new ArchiveBody(sending, archive, all, from, end);
  }
}
