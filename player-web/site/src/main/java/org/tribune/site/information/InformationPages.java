package org.tribune.site.information;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.TribuneConfig;
import org.tribune.site.page.SiteFrame;
import org.tribune.site.page.WrittenPage;

/**
 * The pages at the foot of each page. Nothing of them is in the catalogue. Safe for all threads.
 */
public final class InformationPages {
  private static final Logger LOG = LoggerFactory.getLogger(InformationPages.class);

  private final TribuneConfig config;

  /** Those of a site; the log says what its legal notice lacks. */
  public InformationPages(TribuneConfig config) {
    this.config = config;
    if (!config.site().legal().missing().isEmpty()) {
      LOG.info(
          "The legal notice and the page on personal data are incomplete; set {} in tribune.yml",
          String.join(", ", config.site().legal().missing()));
    }
  }

  /**
   * The page of this name; empty if there is none.
   *
   * @param name as its address has it
   */
  public Optional<WrittenPage> find(String name, SiteFrame frame) {
    return switch (name) {
      case "accessibility" ->
          page(
              name,
              frame,
              AccessibilityStatement.title(frame),
              new AccessibilityStatement(frame).text());
      case "legal" -> page(name, frame, LegalPage.title(frame), new LegalPage(frame).text());
      case "contact" -> page(name, frame, ContactPage.title(frame), new ContactPage(frame).text());
      case "help" -> page(name, frame, HelpPage.title(frame), new HelpPage(frame).text());
      case "privacy" ->
          page(
              name,
              frame,
              PrivacyPage.title(frame),
              new PrivacyPage(frame, config.questions(), config.mail().isPresent()).text());
      case "site-map" ->
          page(
              name,
              frame,
              SiteMapPage.title(frame),
              new SiteMapPage(frame, config.channels()).text());
      default -> Optional.empty();
    };
  }

  private static Optional<WrittenPage> page(
      String name, SiteFrame frame, String title, String text) {
    String address = "/" + name;
    String canonical = "<link rel=\"canonical\" href=\"" + frame.site().url() + address + "\">\n";
    return Optional.of(frame.page(address, title, canonical, text));
  }
}
