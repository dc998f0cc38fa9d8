package org.tribune.site.transfer;

import java.time.Instant;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.tribune.core.config.TransferConfig.Agency;
import org.tribune.site.http.XmlText;

/**
 * What an archive unit says of itself ({@code Content} of SEDA 2.3, in its order).
 *
 * @param level {@code RecordGrp} or {@code Item}
 * @param identifier by which this program knows it; empty for none
 * @param description empty for none
 */
record UnitText(
    String level,
    String title,
    String identifier,
    String description,
    Optional<String> language,
    Optional<Instant> start,
    Optional<Instant> end) {
  private static UnitText of(String level, String title) {
    return new UnitText(
        level,
        title,
        /* identifier= */ "",
        /* description= */ "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static UnitText group(String title) {
    return of("RecordGrp", title);
  }

  static UnitText file(String title) {
    return of("Item", title);
  }

  UnitText identified(String by) {
    return new UnitText(level, title, by, description, language, start, end);
  }

  UnitText described(String as) {
    return new UnitText(level, title, identifier, as, language, start, end);
  }

  UnitText in(Optional<String> said) {
    return new UnitText(level, title, identifier, description, said, start, end);
  }

  UnitText from(Instant begin, Instant finish) {
    return new UnitText(
        level, title, identifier, description, language, Optional.of(begin), Optional.of(finish));
  }

  void write(XmlText out, Agency originating) throws XMLStreamException {
    out.element("DescriptionLevel", level);
    out.element("Title", title);
    if (!identifier.isEmpty()) {
      out.element("OriginatingSystemId", identifier);
    }
    if (!description.isEmpty()) {
      out.element("Description", description);
    }
    if (language.isPresent()) {
      out.element("Language", language.get());
    }
    out.element(
        "OriginatingAgency", agency -> agency.element("Identifier", originating.identifier()));
    if (start.isPresent()) {
      out.element("StartDate", start.get().toString());
    }
    if (end.isPresent()) {
      out.element("EndDate", end.get().toString());
    }
  }
}
