package org.tribune.site.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tribune.site.page.ContentLanguage;

/** What somebody meets who hears the newsletter instead of seeing it. */
class NewsletterTest {
  private static final Pattern LINK = Pattern.compile("<a [^>]*>(.*?)</a>");
  private static final Pattern ALT = Pattern.compile("alt=\"([^\"]*)\"");

  private static Newsletter.Entry film(String title) {
    return new Newsletter.Entry(
        "fr",
        title,
        "lundi",
        "Garabit",
        "Deux jours.",
        Optional.of("https://example.org/p.jpg"),
        List.of(Newsletter.Link.of("Regarder", "https://example.org/reports/fete")));
  }

  @Test
  void html_withPictures_hasALandmarkAndANameForEachLink() {
    String letter =
        new Newsletter(
                new ContentLanguage("fr", "fr"),
                "Tribune",
                "décembre 2026",
                "#123456",
                "https://example.org/",
                List.of(film("Budget")),
                List.of(),
                List.of(film("Fête du \"lac\"")))
            .html();
    assertThat(letter).containsOnlyOnce("<main>").containsOnlyOnce("</main>");
    Matcher links = LINK.matcher(letter);
    int count = 0;
    while (links.find()) {
      Matcher alt = ALT.matcher(links.group(1));
      String name = alt.find() ? alt.group(1) : links.group(1);
      assertThat(name).as(links.group()).isNotBlank();
      count++;
    }
    assertThat(count).isEqualTo(5);
    assertThat(letter).contains("alt=\"Fête du &quot;lac&quot;\"");
  }

  @Test
  void html_inAnotherLanguage_namesThatOfWhatWasWritten() {
    String letter =
        new Newsletter(
                new ContentLanguage("en", "fr"),
                "Tribune",
                "December 2026",
                "#123456",
                "https://example.org/",
                List.of(),
                List.of(),
                List.of(film("Fête du lac")))
            .html();
    assertThat(letter)
        .contains(
            "<html lang=\"en\">",
            "<img lang=\"fr\" src=",
            "<span lang=\"fr\">Fête du lac</span></a></h3>",
            "lundi, <span lang=\"fr\">Garabit</span></p>",
            "<span lang=\"fr\">Deux jours.</span></p>");
  }
}
