package org.tribune.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What somebody meets who hears the letter instead of seeing it. */
class NewsletterTest {
  private static final Pattern LINK = Pattern.compile("<a [^>]*>(.*?)</a>");
  private static final Pattern ALT = Pattern.compile("alt=\"([^\"]*)\"");

  private static Newsletter.Entry film(String title) {
    return new Newsletter.Entry(
        title,
        "Garabit",
        "Deux jours.",
        Optional.of("https://example.org/p.jpg"),
        List.of(new Newsletter.Link("Regarder", "https://example.org/reports/fete")));
  }

  @Test
  void html_withPictures_hasALandmarkAndANameForEachLink() {
    String letter =
        new Newsletter(
                "fr",
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
}
