package org.tribune.testkit.catalogue;

import org.tribune.catalogue.Catalogue;

final class FakeAudienceTest extends AudienceContract {
  private final Catalogue fake = new FakeCatalogue();

  @Override
  protected Catalogue open() {
    return fake;
  }
}
