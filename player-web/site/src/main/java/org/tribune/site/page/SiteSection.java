package org.tribune.site.page;

/** The parts of the site, as its main menu has them. */
public enum SiteSection {
  SITTINGS("/sittings", "Séances", "Meetings"),
  REPORTS("/reports", "Reportages", "Films"),
  QUESTIONS("/questions", "Questions", "Questions"),
  SEARCH("/search", "Rechercher", "Search");

  private final String address;
  private final String french;
  private final String english;

  SiteSection(String address, String french, String english) {
    this.address = address;
    this.french = french;
    this.english = english;
  }

  /** A path of this site. */
  public String address() {
    return address;
  }

  /**
   * What it is called.
   *
   * @param language {@code fr} or {@code en}
   */
  public String name(String language) {
    return language.equals("fr") ? french : english;
  }
}
