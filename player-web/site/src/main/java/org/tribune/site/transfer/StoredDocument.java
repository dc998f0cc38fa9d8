package org.tribune.site.transfer;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.delivery.download.Body;
import org.tribune.delivery.sending.BodyBlock;
import org.tribune.delivery.sending.BodySending;

/**
 * The bytes of a sitting's document, which are compared with the sum of when it was added. Used by
 * one thread.
 */
final class StoredDocument implements Body {
  private static final int BLOCK = 256 * 1_024;

  private final ObjectStore store;
  private final BodySending sending;
  private final Document document;
  private final String name;
  private final MessageDigest sha256 = Sha256.digest();
  private int position = 0;

  StoredDocument(ObjectStore store, BodySending sending, SittingId sitting, Document document) {
    this.store = store;
    this.sending = sending;
    this.document = document;
    this.name = DocumentNames.file(sitting, document);
  }

  @Override
  public Optional<BodyBlock> next() {
    if (position == document.length()) {
      return Optional.empty();
    }
    int wanted = Math.min(BLOCK, document.length() - position);
    Bytes bytes =
        store
            .get(name, position, wanted)
            .filter(each -> each.length() == wanted)
            .orElseThrow(
                () -> new StoreException(name + " is not whole in the store: run the doctor"));
    position += wanted;
    sha256.update(bytes.array());
    if (position == document.length()) {
      requireAsAdded();
    }
    BodyBlock block = sending.block(wanted);
    block.add(bytes.array(), 0, wanted);
    return Optional.of(block);
  }

  private void requireAsAdded() {
    if (!HexFormat.of().formatHex(sha256.digest()).equals(document.sha256())) {
      throw new StoreException(name + " is damaged: restore it from a backup by the doctor");
    }
  }

  @Override
  public void close() {
    // Nothing is held between two blocks.
  }
}
