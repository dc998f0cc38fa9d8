package org.tribune.archive.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;

/** Where objects are copied from. Safe for all threads. */
interface ObjectSource {
  /** The object, if it is there and is the one that is expected. */
  Optional<Bytes> find(ExpectedObject object);

  /** Writes an object of any size; false if there is none of this name. */
  boolean copyTo(String name, OutputStream out) throws IOException;

  /** The objects of a store. */
  static ObjectSource of(ObjectStore store) {
    return new StoreSource(store);
  }

  /** A store, which gives large objects in blocks. */
  record StoreSource(ObjectStore store) implements ObjectSource {
    private static final int BLOCK = 1 << 23;

    @Override
    public Optional<Bytes> find(ExpectedObject object) {
      return store.get(object.name()).filter(object::isSameAs);
    }

    @Override
    public boolean copyTo(String name, OutputStream out) throws IOException {
      Optional<Bytes> block = store.get(name, /* offset= */ 0, BLOCK);
      boolean isThere = block.isPresent();
      long at = 0;
      while (block.isPresent() && !block.get().isEmpty()) {
        out.write(block.get().array());
        at += block.get().length();
        block = store.get(name, at, BLOCK);
      }
      return isThere;
    }
  }
}
