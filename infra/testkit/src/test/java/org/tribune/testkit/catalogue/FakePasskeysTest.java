package org.tribune.testkit.catalogue;

import org.tribune.catalogue.Catalogue;

final class FakePasskeysTest extends PasskeysContract {
  private final Catalogue fake = new FakeCatalogue();

  @Override
  protected Catalogue open() {
    return fake;
  }
}
