package org.tribune.testkit.catalogue;

import org.tribune.catalogue.Catalogue;

final class FakeReportsTest extends ReportsContract {
  private final Catalogue fake = new FakeCatalogue();

  @Override
  protected Catalogue open() {
    return fake;
  }
}
