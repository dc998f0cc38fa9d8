package org.tribune.testkit.catalogue;

import org.tribune.catalogue.Catalogue;

final class FakeCatalogueTest extends CatalogueContract {
  private final Catalogue fake = new FakeCatalogue();

  @Override
  protected Catalogue open() {
    return fake;
  }
}
