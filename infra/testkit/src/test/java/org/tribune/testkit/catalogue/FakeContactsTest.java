package org.tribune.testkit.catalogue;

import org.tribune.catalogue.Catalogue;

final class FakeContactsTest extends ContactsContract {
  private final Catalogue fake = new FakeCatalogue();

  @Override
  protected Catalogue open() {
    return fake;
  }
}
