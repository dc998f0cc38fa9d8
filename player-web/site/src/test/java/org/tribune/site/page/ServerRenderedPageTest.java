package org.tribune.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerRenderedPageTest {
  private static final String WORDS =
      "<link rel=\"modulepreload\" hreflang=\"en\" crossorigin href=\"/assets/en-1.js\">";
  private static final String PAGE =
      """
      <html lang="fr">
        <head>
          <title>Tribune</title>
          <link rel="modulepreload" crossorigin href="/assets/site-1.js">
          %s
        </head>
        <body><noscript></noscript></body>
      </html>
      """
          .formatted(WORDS);

  @Test
  void into_inEnglish_keepsItsWords() {
    assertThat(written("en")).contains("<html lang=\"en\">", WORDS, "site-1.js");
  }

  @Test
  void into_inFrench_leavesOutTheWordsThatNobodyReads() {
    assertThat(written("fr")).contains("<html lang=\"fr\">", "site-1.js").doesNotContain("en-1.js");
  }

  private static String written(String language) {
    return new ServerRenderedPage(language, "Direct", "", "<p>Bonjour</p>").into(PAGE);
  }
}
