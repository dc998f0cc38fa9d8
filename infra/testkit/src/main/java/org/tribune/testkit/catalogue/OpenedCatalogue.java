package org.tribune.testkit.catalogue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tribune.catalogue.Catalogue;

/** The catalogue of a contract: opened before each of its tests, and closed after it. */
public abstract class OpenedCatalogue {
  @SuppressWarnings("NullAway.Init") // opened before each test
  Catalogue catalogue;

  /** Opens what is there: within one test, all see the same, and what was written before. */
  protected abstract Catalogue open();

  /** Makes room for an empty catalogue, before each test. */
  protected void prepare() {}

  @BeforeEach
  final void openCatalogue() {
    prepare();
    catalogue = open();
  }

  @AfterEach
  final void closeCatalogue() {
    catalogue.close();
  }
}
