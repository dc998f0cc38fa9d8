package org.tribune.site.information;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.TribuneConfig;
import org.tribune.site.page.Html;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SiteFrame;

/**
 * The pages at the foot of each page. Nothing of them is in the catalogue. Safe for all threads.
 */
final class InformationPages {
  private static final Logger LOG = LoggerFactory.getLogger(InformationPages.class);

  /** When what the accessibility statement says of the program was last looked at. */
  private static final LocalDate LOOKED_AT = LocalDate.of(2026, 11, 29);

  /** Which there are, as their addresses have them. */
  static final List<String> NAMES =
      List.of("accessibility", "contact", "help", "legal", "privacy", "site-map");

  private final TribuneConfig config;

  /** Those of a site; the log says what its legal notice lacks. */
  InformationPages(TribuneConfig config) {
    this.config = config;
    if (!config.site().legal().missing().isEmpty()) {
      LOG.info(
          "The legal notice and the page on personal data are incomplete; set {} in tribune.yml",
          String.join(", ", config.site().legal().missing()));
    }
  }

  /**
   * The page of a name.
   *
   * @param name one of {@link #NAMES}
   */
  ServerRenderedPage page(String name, SiteFrame frame) {
    return switch (name) {
      case "accessibility" -> {
        String title = frame.text("page.information.accessibility-statement");
        LocalDate day = frame.site().statementDate().orElse(LOOKED_AT);
        yield page(
            name,
            frame,
            title,
            (out, none) -> JteaccessibilityGenerated.render(out, none, frame, title, day));
      }
      case "legal" -> {
        String title = frame.text("page.site.legal-notice");
        List<String> missing = missing(frame, key -> !key.endsWith("dataProtection"));
        yield page(
            name,
            frame,
            title,
            (out, none) -> JtelegalGenerated.render(out, none, frame, title, missing));
      }
      case "contact" -> {
        String title = frame.text("page.site.contact");
        yield page(
            name,
            frame,
            title,
            (out, none) -> JtecontactPageGenerated.render(out, none, frame, title));
      }
      case "help" -> {
        String title = frame.text("page.site.help");
        yield page(
            name, frame, title, (out, none) -> JtehelpGenerated.render(out, none, frame, title));
      }
      case "privacy" -> privacy(name, frame);
      case "site-map" -> {
        String title = frame.text("page.site.site-map");
        yield page(
            name,
            frame,
            title,
            (out, none) -> JtesiteMapGenerated.render(out, none, frame, title, config.channels()));
      }
      default -> throw new IllegalArgumentException("There is no page " + name);
    };
  }

  /** What is kept of people, why and for how long (GDPR, article 13), as this program does it. */
  private ServerRenderedPage privacy(String name, SiteFrame frame) {
    String title = frame.text("page.site.personal-data");
    List<String> missing =
        missing(frame, List.of("site.legal.publisher", "site.legal.dataProtection")::contains);
    return page(
        name,
        frame,
        title,
        (out, none) ->
            JteprivacyGenerated.render(
                out, none, frame, title, config.questions(), config.mail().isPresent(), missing));
  }

  /** What whoever runs the site is still to give, as tribune.yml names it. */
  private static List<String> missing(SiteFrame frame, Predicate<String> wanted) {
    return frame.site().legal().missing().stream().filter(wanted).toList();
  }

  private static ServerRenderedPage page(
      String name, SiteFrame frame, String title, Html.Template main) {
    String address = "/" + name;
    String head =
        Html.of(
            (out, none) -> JtecanonicalGenerated.render(out, none, frame.site().url() + address));
    return frame.page(address, title, head, main);
  }
}
