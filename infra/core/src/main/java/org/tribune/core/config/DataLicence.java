package org.tribune.core.config;

import java.net.URI;

/**
 * Under what the site's open data are given away.
 *
 * @param url where it can be read
 */
public record DataLicence(String name, URI url) {
  /** The one that French administrations use (decree 2017-638). */
  public static final DataLicence OPEN =
      new DataLicence(
          "Licence Ouverte 2.0",
          URI.create("https://www.etalab.gouv.fr/licence-ouverte-open-licence"));
}
