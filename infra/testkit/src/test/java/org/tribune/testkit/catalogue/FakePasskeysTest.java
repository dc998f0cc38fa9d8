package org.tribune.testkit.catalogue;

import org.tribune.core.catalogue.Catalogue;

final class FakePasskeysTest extends PasskeysContract {
  private FakeCatalogue catalogue = new FakeCatalogue();

  @Override
  protected void prepare() {
    catalogue = new FakeCatalogue();
  }

  @Override
  protected Catalogue open() {
    return catalogue;
  }
}
