package org.tribune.catalogue.minutes.draft;

/** How words agree with somebody's name: nothing else is known of the person. */
final class Gender {
  private Gender() {}

  /**
   * As the models ask for it: {@code feminine} of who is called Mme, else {@code other}, which in
   * French agrees with "membre".
   */
  static String of(String name) {
    return name.matches("(?:Mme|Mlle|Mrs|Ms|Madame|Mademoiselle)[\\s\\u00A0].*")
        ? "feminine"
        : "other";
  }
}
