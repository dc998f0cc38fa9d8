package org.tribune.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import org.junit.jupiter.api.Test;

/** How a page names the language of what was written for the site. */
class ContentLanguageTest {
  private static final ContentLanguage ENGLISH = new ContentLanguage("en", "fr");

  private static String html(Content content) {
    return Html.of((out, none) -> content.writeTo(out));
  }

  @Test
  void marked_inThePagesLanguage_isTheTextAlone() {
    ContentLanguage french = new ContentLanguage("fr", "fr");
    assertThat(html(french.marked("Budget <1>"))).isEqualTo("Budget &lt;1&gt;");
    assertThat(french.lang("fr-CA")).isNull();
    assertThat(html(french.link("/a?b&c", "Budget")))
        .isEqualTo("<a href=\"/a?b&amp;c\">Budget</a>");
  }

  @Test
  void marked_inAnother_namesIt() {
    assertThat(html(ENGLISH.marked("Budget <1>")))
        .isEqualTo("<span lang=\"fr\">Budget &lt;1&gt;</span>");
    assertThat(html(ENGLISH.marked("Gouel", "br"))).isEqualTo("<span lang=\"br\">Gouel</span>");
    assertThat(html(ENGLISH.marked("Lake", "en-GB"))).isEqualTo("Lake");
    assertThat(html(ENGLISH.marked(""))).isEmpty();
    assertThat(html(ENGLISH.link("/a", "Budget")))
        .isEqualTo("<a lang=\"fr\" href=\"/a\">Budget</a>");
  }

  @Test
  void lang_ofALanguageThatBeginsAlike_namesIt() {
    assertThat(new ContentLanguage("fr", "fr").lang("frr")).isEqualTo("frr");
    assertThat(html(ENGLISH.marked("x", "\"><b>"))).doesNotContain("<b>");
  }

  @Test
  void when_withoutAPlace_isTheHourAlone() {
    assertThat(html(ENGLISH.when("9 May, 14:00", ""))).isEqualTo("9 May, 14:00");
    assertThat(html(ENGLISH.when("9 May, 14:00", "Salle <A>")))
        .isEqualTo("9 May, 14:00, <span lang=\"fr\">Salle &lt;A&gt;</span>");
  }
}
