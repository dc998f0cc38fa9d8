package org.tribune.archive.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.time.WrittenDay;

/** Lays a proof out for a clerk to read, with the findings for machines attached. */
final class ProofDocument {
  static final String FINDINGS = "findings.json";
  static final String MANIFEST = "searched-objects.sha256";

  private static final int MOST_NAMES = 40;

  private final ProofFindings findings;
  private final SearchReport report;
  private final ProofWords words;
  private final ZoneId zone;
  private final Optional<String> stampedBy;

  /**
   * A document.
   *
   * @param stampedBy the host of the authority that stamps it
   */
  ProofDocument(ProofFindings findings, ProofWords words, Optional<String> stampedBy) {
    this.findings = findings;
    this.report = findings.report();
    this.words = words;
    this.zone = ZoneId.of(findings.zone());
    this.stampedBy = stampedBy;
  }

  static String json(ProofFindings findings) {
    return findings.write();
  }

  /** The document, not signed yet. */
  Bytes write() {
    String title = words.text("proof.title-of", day(findings.from()));
    try (TaggedPdf pdf = new TaggedPdf(title, words.tag(), findings.searchedAt())) {
      pdf.heading(1, title);
      pdf.paragraph(subtitle());
      pdf.verdict(verdict(), ink());
      cut(pdf);
      search(pdf);
      found(pdf);
      limits(pdf);
      signature(pdf);
      pdf.attach(
          FINDINGS,
          "application/json",
          words.text("proof.findings-attached"),
          json(findings).getBytes(StandardCharsets.UTF_8),
          findings.searchedAt());
      pdf.attach(
          MANIFEST,
          "text/plain",
          words.text("proof.manifest-attached"),
          report.manifest().getBytes(StandardCharsets.UTF_8),
          findings.searchedAt());
      return Bytes.wrap(pdf.save());
    } catch (IOException e) {
      throw new IllegalStateException("A document could not be written in memory", e);
    }
  }

  private String subtitle() {
    String what = findings.title().isEmpty() ? findings.channel() : findings.title();
    return findings.site() + " – " + what;
  }

  private Ink ink() {
    return switch (findings.result()) {
      case CLEAN -> Ink.CLEAN;
      case FOUND -> Ink.FOUND;
      case INCOMPLETE -> Ink.INCOMPLETE;
    };
  }

  private String verdict() {
    return switch (findings.result()) {
      case CLEAN -> words.text("proof.verdict.clean");
      case FOUND -> words.text("proof.verdict.found");
      case INCOMPLETE -> words.text("proof.verdict.incomplete");
    };
  }

  private void cut(TaggedPdf pdf) throws IOException {
    pdf.heading(2, words.text("proof.cut"));
    TaggedPdf.Table table = pdf.table();
    table.row(words.text("proof.cut.session"), words.text("proof.cut.number", findings.session()));
    table.row(words.text("proof.cut.from"), time(findings.from()));
    table.row(words.text("proof.cut.to"), time(findings.until()));
    table.row(
        words.text("proof.cut.length"),
        length(Duration.between(findings.from(), findings.until())));
    table.row(words.text("proof.cut.ordered-by"), order(findings.orderedBy()));
    table.row(words.text("proof.cut.resumed-by"), order(findings.resumedBy()));
    table.row(words.text("proof.cut.channel"), findings.channel() + ", " + findings.broadcast());
    pdf.paragraph(words.text("proof.cut.how"));
  }

  private String order(Optional<StaffAction> order) {
    return order
        .map(
            each ->
                words.text(
                    "proof.order",
                    each.who().isEmpty() ? words.text("proof.person-erased") : each.who(),
                    hour(each.at()),
                    each.entry()))
        .orElseGet(() -> words.text("proof.order-unknown"));
  }

  private void search(TaggedPdf pdf) throws IOException {
    pdf.heading(2, words.text("proof.search"));
    TaggedPdf.Table table = pdf.table();
    table.row(words.text("proof.search.on"), time(findings.searchedAt()));
    table.row(
        words.text("proof.search.period"),
        words.text(
            "proof.search.from-until", hour(findings.searchedFrom()), hour(findings.until())));
    table.row(
        words.text("proof.search.in-all"),
        words.text(
            "proof.search.sum",
            words.number(report.objects()),
            words.bytes(report.bytes()),
            words.number(report.pictures()),
            words.seconds(report.soundSeconds())));
    for (SearchedPlace place : findings.places()) {
      table.row(name(place), result(place));
    }
    pdf.paragraph(words.text("proof.search.how", MANIFEST));
    if (report.residues() > 0) {
      pdf.paragraph(words.text("proof.search.residues", words.number(report.residues())));
    }
  }

  private String name(SearchedPlace place) {
    return switch (place.kind()) {
      case RENDITION -> words.text("proof.place.rendition", place.name());
      case UNLISTED -> words.text("proof.place.unlisted", place.name());
      case PACKETS -> words.text("proof.place.packets");
      case PARTS -> words.text("proof.place.parts");
      case SPOOL -> words.text("proof.place.spool");
    };
  }

  private String result(SearchedPlace place) {
    if (place.objects().isEmpty()) {
      return words.text("proof.place.nothing", words.number(place.looked()));
    }
    String decoded =
        place.pictures() > 0
            ? ", " + words.text("proof.place.pictures", words.number(place.pictures()))
            : place.soundSeconds() > 0
                ? ", " + words.text("proof.place.sound", words.seconds(place.soundSeconds()))
                : "";
    return words.text(
        "proof.place.sum",
        words.number(place.objects().size()),
        words.bytes(place.bytes()),
        decoded,
        Manifests.sum(place));
  }

  private void found(TaggedPdf pdf) throws IOException {
    if (!findings.found().isEmpty()) {
      pdf.heading(2, words.text("proof.found"));
      pdf.paragraph(words.text("proof.found.what"));
      list(pdf, findings.found());
    }
    if (!findings.unsearched().isEmpty()) {
      pdf.heading(2, words.text("proof.unsearched"));
      list(pdf, findings.unsearched());
    }
  }

  private void list(TaggedPdf pdf, List<String> names) throws IOException {
    for (String name : names.subList(0, Math.min(MOST_NAMES, names.size()))) {
      pdf.paragraph("– " + name);
    }
    if (names.size() > MOST_NAMES) {
      pdf.paragraph(
          words.text("proof.and-more", words.number(names.size() - MOST_NAMES), FINDINGS));
    }
  }

  private void limits(TaggedPdf pdf) throws IOException {
    pdf.heading(2, words.text("proof.limits"));
    pdf.paragraph(words.text("proof.limits.what"));
  }

  private void signature(TaggedPdf pdf) throws IOException {
    pdf.heading(2, words.text("proof.signature"));
    TaggedPdf.Table table = pdf.table();
    table.row(words.text("proof.signature.software"), "Tribune " + findings.software());
    table.row(words.text("proof.signature.edition"), "" + findings.edition());
    table.row(words.text("proof.signature.certificate"), findings.fingerprint());
    table.row(
        words.text("proof.signature.time-stamp"),
        stampedBy.orElse(words.text("proof.signature.no-time-stamp")));
    pdf.paragraph(words.text("proof.signature.how"));
  }

  private String day(Instant at) {
    return WrittenDay.of(LocalDate.ofInstant(at, zone), words.locale());
  }

  private String hour(Instant at) {
    return DateTimeFormatter.ofPattern(words.hourPattern()).format(at.atZone(zone));
  }

  /** In the town and on the channel's clock. */
  private String time(Instant at) {
    return words.text(
        "proof.time",
        day(at),
        hour(at),
        findings.zone(),
        length(Duration.between(findings.origin(), at)));
  }

  private static String length(Duration length) {
    return "%d:%02d:%02d.%03d"
        .formatted(
            length.toHours(),
            length.toMinutesPart(),
            length.toSecondsPart(),
            length.toMillisPart());
  }
}
