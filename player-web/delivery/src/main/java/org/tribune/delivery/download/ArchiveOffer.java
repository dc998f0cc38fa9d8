package org.tribune.delivery.download;

import org.tribune.delivery.sending.BodySending;

/** A ZIP to send. */
public record ArchiveOffer(BodySending sending, FileName name, PackedZip archive) implements Offer {
  @Override
  public String type() {
    return "application/zip";
  }

  @Override
  public long length() {
    return archive.length();
  }

  @Override
  public String entityTag() {
    return '"' + archive.fingerprint() + '"';
  }

  /** Always in memory, since the sums are made of the bytes. */
  @Override
  public Body body(long from, long end, boolean mayRefer) {
    return archive.body(sending, from, end);
  }
}
