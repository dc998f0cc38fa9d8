package org.tribune.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a page names the language of what was written for the site. */
class ContentLanguageTest {
  private static final ContentLanguage ENGLISH = new ContentLanguage("en", "fr");

  @Test
  void marked_inThePagesLanguage_isTheTextAlone() {
    ContentLanguage french = new ContentLanguage("fr", "fr");
    assertThat(french.marked("Budget <1>")).isEqualTo("Budget &lt;1&gt;");
    assertThat(french.attribute("fr-CA")).isEmpty();
    assertThat(french.link("/a?b&c", "Budget")).isEqualTo("<a href=\"/a?b&amp;c\">Budget</a>");
  }

  @Test
  void marked_inAnother_namesIt() {
    assertThat(ENGLISH.marked("Budget <1>")).isEqualTo("<span lang=\"fr\">Budget &lt;1&gt;</span>");
    assertThat(ENGLISH.marked("Gouel", "br")).isEqualTo("<span lang=\"br\">Gouel</span>");
    assertThat(ENGLISH.marked("Lake", "en-GB")).isEqualTo("Lake");
    assertThat(ENGLISH.marked("")).isEmpty();
    assertThat(ENGLISH.link("/a", "Budget")).isEqualTo("<a lang=\"fr\" href=\"/a\">Budget</a>");
  }

  @Test
  void attribute_ofALanguageThatBeginsAlike_namesIt() {
    assertThat(new ContentLanguage("fr", "fr").attribute("frr")).isEqualTo(" lang=\"frr\"");
    assertThat(ENGLISH.attribute("\"><b>")).doesNotContain("<b>");
  }
}
