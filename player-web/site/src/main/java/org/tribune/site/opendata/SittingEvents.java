package org.tribune.site.opendata;

import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.assembly.Collectivity;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.Csv;

/** The sittings, as everybody may know of them: cancelled ones too, which were announced. */
final class SittingEvents {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "assembly",
          "title",
          "start",
          "status",
          "mode",
          "place",
          "open_to_public",
          "url",
          "updated");

  private SittingEvents() {}

  /** One that is no draft. */
  static Popolo.Event of(Sitting sitting, URI site) {
    String page = site + "/sittings/" + sitting.id();
    return new Popolo.Event(
        sitting.id().value(),
        sitting.shownTitle(),
        "sitting",
        Bodies.id(sitting.facts().body()),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            sitting.facts().start().atZone(sitting.facts().zone())),
        sitting.facts().zone().getId(),
        status(sitting.status()),
        Optional.of(sitting.facts().place()).filter(each -> !each.isEmpty()),
        ApiWords.of(sitting.facts().mode()),
        sitting.facts().isOpenToPublic(),
        page,
        sitting.documents().stream()
            .filter(Document::isPublic)
            .map(each -> document(sitting, each, site))
            .toList(),
        sitting.changedAt().toString());
  }

  private static Popolo.Document document(Sitting sitting, Document document, URI site) {
    return new Popolo.Document(
        document.title(),
        ApiWords.of(document.kind()),
        document.item().map(ItemId::value),
        site + "/documents/" + sitting.id() + "/" + document.id() + ".pdf",
        "application/pdf");
  }

  /** In the words of Open Civic Data, which has none for what was put off. */
  private static String status(SittingStatus status) {
    return switch (status) {
      case DRAFT -> throw new IllegalArgumentException("Nobody outside knows of a draft");
      case ANNOUNCED, OPEN -> "confirmed";
      case HELD -> "passed";
      case CANCELLED -> "cancelled";
      case POSTPONED -> "postponed";
    };
  }

  /** An assembly with the number of the authority that it decides for. */
  static Popolo.Organization organization(String body, Bodies bodies) {
    return new Popolo.Organization(
        Bodies.id(body),
        body,
        "assembly",
        bodies.collectivity(body).map(SittingEvents::identifier).map(List::of).orElse(List.of()));
  }

  private static Popolo.Identifier identifier(Collectivity collectivity) {
    return new Popolo.Identifier("SIRET", collectivity.siret(), collectivity.name());
  }

  /**
   * The file of CSV.
   *
   * @param assemblies their names, by what they are called by in the data
   */
  static String csv(Map<String, String> assemblies, List<Popolo.Event> events) {
    StringBuilder text = new StringBuilder(Csv.openLine(COLUMNS.stream()));
    for (Popolo.Event each : events) {
      text.append(
          Csv.openLine(
              Stream.of(
                  each.id(),
                  assemblies.getOrDefault(each.organizationId(), each.organizationId()),
                  each.name(),
                  each.startDate(),
                  each.status(),
                  each.mode(),
                  each.location().orElse(""),
                  String.valueOf(each.openToPublic()),
                  each.url(),
                  each.updatedAt())));
    }
    return text.toString();
  }
}
