package org.tribune.testkit.catalogue;

import org.tribune.core.catalogue.Catalogue;

final class FakeQuestionsTest extends QuestionsContract {
  private final Catalogue catalogue = new FakeCatalogue();

  @Override
  protected Catalogue open() {
    return catalogue;
  }
}
