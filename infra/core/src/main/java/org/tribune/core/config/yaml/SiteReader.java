package org.tribune.core.config.yaml;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.config.DataLicence;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.LegalNotice;
import org.tribune.core.config.Logo;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.SitePicture;
import org.tribune.core.config.SiteTheme;
import org.tribune.core.time.ProcessTimeZone;

/** Reads {@code site}. */
final class SiteReader {
  private static final List<String> LANGUAGES = List.of("fr", "en");
  private static final ZoneId FRENCH_TIMEZONE = ZoneId.of("Europe/Paris");
  private static final List<String> CONFORMITIES = List.of("none", "partial", "full");
  private static final Pattern MAIL =
      Pattern.compile("[0-9A-Za-z._+-]{1,64}@[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)+");
  private static final Pattern COLOUR = Pattern.compile("#?[0-9a-fA-F]{6}");
  private static final Pattern PAGE =
      Pattern.compile("https?://[0-9A-Za-z.-]+(:\\d{1,5})?(/[0-9A-Za-z._~/-]*)?");
  private static final Pattern ANCESTOR =
      Pattern.compile("\\*|'self'|'none'|https?://[*0-9A-Za-z.-]+(:\\d{1,5})?");

  private SiteReader() {}

  static SiteConfig read(Section section, HttpConfig http) {
    List<String> languages = languages(section);
    return new SiteConfig(
        Values.text(section, "name").orElse("Tribune"),
        section.find("url").flatMap(given -> url(section, given)).orElseGet(() -> local(http)),
        languages,
        ancestors(section),
        section.find("contact").flatMap(given -> contact(section, given)),
        Values.choice(section, "accessibility", CONFORMITIES)
            .map(word -> SiteConfig.Accessibility.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(SiteConfig.Accessibility.NONE),
        timezone(section, languages),
        new SiteTheme(logo(section), colour(section), picture(section)),
        legal(section.section("legal")),
        section.find("accessibilityDate").flatMap(given -> day(section, given)),
        dataLicence(section.section("dataLicence")));
  }

  private static LegalNotice legal(Section section) {
    return new LegalNotice(
        line(section, "publisher"),
        line(section, "address"),
        line(section, "telephone"),
        line(section, "director"),
        line(section, "host"),
        line(section, "hostAddress"),
        line(section, "hostTelephone"),
        line(section, "dataProtection"));
  }

  /** Another one has its name and its address: with one alone nobody knows what they may do. */
  private static DataLicence dataLicence(Section section) {
    Optional<String> name = line(section, "name");
    Optional<Given> given = section.find("url");
    if (name.isEmpty() && given.isEmpty()) {
      return DataLicence.OPEN;
    }
    Optional<URI> url = given.flatMap(each -> Values.webAddress(each));
    if (given.isPresent() && url.isEmpty()) {
      section
          .mistakes()
          .add(
              given.get(),
              "is no address of a licence such as https://opendatacommons.org/licenses/odbl");
    } else if (name.isEmpty() || url.isEmpty()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf(name.isEmpty() ? "name" : "url"),
              "is missing: a licence has a name and an address (url)");
    }
    return url.isPresent() ? new DataLicence(name.orElse(""), url.get()) : DataLicence.OPEN;
  }

  private static Optional<String> line(Section section, String key) {
    return Values.text(section, key).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Optional<LocalDate> day(Section section, Given given) {
    try {
      return Optional.of(LocalDate.parse(given.text()));
    } catch (DateTimeParseException e) {
      section.mistakes().add(given, "is no day: write it as 2026-11-29");
      return Optional.empty();
    }
  }

  /**
   * Rented machines mostly run on UTC: a site that speaks French first is taken to be in France.
   */
  private static ZoneId timezone(Section section, List<String> languages) {
    Optional<Given> given = section.find("timezone");
    if (given.isPresent() && ZoneId.getAvailableZoneIds().contains(given.get().text())) {
      return ZoneId.of(given.get().text());
    }
    given.ifPresent(
        each ->
            section
                .mistakes()
                .add(
                    each,
                    "is no time zone: write Europe/Paris, Indian/Reunion or America/Martinique, for"
                        + " example; 'timedatectl list-timezones' names all"));
    return languages.stream().findFirst().filter("fr"::equals).isPresent()
        ? FRENCH_TIMEZONE
        : ProcessTimeZone.ofMachine();
  }

  private static Optional<Logo> logo(Section section) {
    return Values.path(section, "logo")
        .flatMap(
            file -> section.find("logo").flatMap(given -> LogoFile.read(section, given, file)));
  }

  private static Optional<SitePicture> picture(Section section) {
    return Values.path(section, "picture")
        .flatMap(
            file ->
                section
                    .find("picture")
                    .flatMap(given -> SitePictureFile.read(section, given, file)));
  }

  private static Optional<String> colour(Section section) {
    Optional<Given> given = section.find("colour");
    if (given.isPresent() && !COLOUR.matcher(given.get().text()).matches()) {
      section
          .mistakes()
          .add(given.get(), "is no colour: write it with quotes as \"#14405a\" (red, green, blue)");
      return Optional.empty();
    }
    return given.map(each -> "#" + each.text().replace("#", "").toLowerCase(Locale.ROOT));
  }

  private static Optional<URI> contact(Section section, Given given) {
    String text = given.text();
    if (MAIL.matcher(text).matches()) {
      return Optional.of(URI.create("mailto:" + text));
    }
    if (PAGE.matcher(text).matches()) {
      return Optional.of(URI.create(text));
    }
    section
        .mistakes()
        .add(
            given,
            "is neither an e-mail address nor that of a page: write mairie@example.org or"
                + " https://example.org/contact");
    return Optional.empty();
  }

  private static URI local(HttpConfig http) {
    String scheme = http.tls().isPresent() ? "https" : "http";
    return URI.create(scheme + "://localhost:" + http.port());
  }

  private static Optional<URI> url(Section section, Given given) {
    Optional<URI> url = Values.webAddress(given);
    if (url.isEmpty()) {
      section.mistakes().add(given, "is no address of a site such as https://live.example.org");
    }
    return url;
  }

  private static List<String> languages(Section section) {
    Optional<List<Given>> words = section.words("languages");
    if (words.isEmpty()) {
      return LANGUAGES;
    }
    List<String> languages = new ArrayList<>();
    for (Given word : words.get()) {
      Values.choice(section.mistakes(), word, LANGUAGES)
          .filter(language -> !languages.contains(language))
          .ifPresent(languages::add);
    }
    if (words.get().isEmpty()) {
      section
          .mistakes()
          .add(section.place(), section.nameOf("languages"), "is empty: name fr, en or both");
    }
    return languages;
  }

  private static List<String> ancestors(Section section) {
    Optional<List<Given>> words = section.words("frameAncestors");
    if (words.isEmpty()) {
      return List.of("*");
    }
    for (Given word : words.get()) {
      if (!ANCESTOR.matcher(word.text()).matches()) {
        section
            .mistakes()
            .add(
                word,
                "is none of '*', \"'self'\", \"'none'\" or a site such as https://example.org");
      }
    }
    return words.get().stream().map(Given::text).toList();
  }
}
