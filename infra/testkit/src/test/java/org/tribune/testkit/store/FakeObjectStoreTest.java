package org.tribune.testkit.store;

import org.tribune.core.store.ObjectStore;

final class FakeObjectStoreTest extends ObjectStoreContract {
  private final ObjectStore store = new FakeObjectStore();

  @Override
  protected ObjectStore store() {
    return store;
  }
}
