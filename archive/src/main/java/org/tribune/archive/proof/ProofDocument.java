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
    String title =
        words.of("Attestation de huis clos – ", "Proof of a closed session – ")
            + day(findings.from());
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
          words.of("Les mêmes constats, pour un programme", "The same findings, for a program"),
          json(findings).getBytes(StandardCharsets.UTF_8),
          findings.searchedAt());
      pdf.attach(
          MANIFEST,
          "text/plain",
          words.of("Empreintes de ce qui a été contrôlé", "Sums of what was searched"),
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
      case CLEAN ->
          words.of(
              "Tout ce qui devait l’être a été contrôlé : rien de ce huis clos n’a été gardé.",
              "All that had to be was searched: nothing of this closed session was kept.");
      case FOUND ->
          words.of(
              "Ce document ne certifie pas le secret : quelque chose de ce huis clos a pu être"
                  + " gardé. Voir « Ce qui a été trouvé ».",
              "This document does not certify secrecy: something of this closed session may have"
                  + " been kept. See “What was found”.");
      case INCOMPLETE ->
          words.of(
              "Le contrôle est incomplet : rien n’a été trouvé, mais tout n’a pas pu être contrôlé."
                  + " Voir « Ce qui n’a pas été contrôlé ».",
              "The search is incomplete: nothing was found, but not all could be searched. See"
                  + " “What was not searched”.");
    };
  }

  private void cut(TaggedPdf pdf) throws IOException {
    pdf.heading(2, words.of("Ce qui a été coupé", "What was cut"));
    TaggedPdf.Table table = pdf.table();
    table.row(
        words.of("Huis clos", "Closed session"),
        words.of("n° ", "no. ")
            + findings.session()
            + words.of(" de cette retransmission", " of this broadcast"));
    table.row(words.of("De", "From"), time(findings.from()));
    table.row(words.of("À", "To"), time(findings.until()));
    table.row(
        words.of("Durée", "Length"), length(Duration.between(findings.from(), findings.until())));
    table.row(words.of("Huis clos ordonné par", "Closed by"), order(findings.orderedBy()));
    table.row(words.of("Reprise ou fin par", "Resumed or ended by"), order(findings.resumedBy()));
    table.row(
        words.of("Chaîne et retransmission", "Channel and broadcast"),
        findings.channel() + ", " + findings.broadcast());
    pdf.paragraph(
        words.of(
            "La coupure est faite à l’entrée du signal : l’image et le son sont écartés avant d’être"
                + " encodés, écrits ou envoyés. Le public voit un écran d’attente, sans son.",
            "The cut is made where the signal comes in: picture and sound are dropped before they"
                + " are encoded, written or sent. The public sees a waiting screen, without sound."));
  }

  private String order(Optional<StaffOrder> order) {
    return order
        .map(
            each ->
                (each.who().isEmpty() ? words.of("(effacé)", "(erased)") : each.who())
                    + ", "
                    + hour(each.at())
                    + words.of(" (journal n° ", " (audit trail no. ")
                    + each.entry()
                    + ")")
        .orElse(words.of("le journal ne le dit pas", "the audit trail does not tell"));
  }

  private void search(TaggedPdf pdf) throws IOException {
    pdf.heading(2, words.of("Ce qui a été contrôlé ensuite", "What was searched afterwards"));
    TaggedPdf.Table table = pdf.table();
    table.row(words.of("Contrôle du", "Searched on"), time(findings.searchedAt()));
    table.row(
        words.of("Période contrôlée", "Time searched"),
        words.of("à partir de ", "from ")
            + hour(findings.searchedFrom())
            + words.of(" jusqu’à ", " to ")
            + hour(findings.until()));
    table.row(
        words.of("En tout", "In all"),
        words.number(report.objects())
            + words.of(" objets, ", " objects, ")
            + words.bytes(report.bytes())
            + ", "
            + words.number(report.pictures())
            + words.of(" images et ", " pictures and ")
            + words.seconds(report.soundSeconds())
            + words.of(" de son décodées", " of sound decoded"));
    for (SearchedPlace place : findings.places()) {
      table.row(name(place), result(place));
    }
    pdf.paragraph(
        words.of(
            "Toutes les images de la plus petite définition, les images clés des autres et tout le"
                + " son ont été décodés : ce ne doit être que l’écran d’attente et le silence. Les"
                + " empreintes SHA-256 de chaque objet lu sont jointes à ce document ("
                + MANIFEST
                + ").",
            "All pictures of the smallest size, the key frames of the others and all sound were"
                + " decoded: nothing but the waiting screen and silence may be there. The SHA-256"
                + " sums of each object that was read are attached to this document ("
                + MANIFEST
                + ")."));
    if (report.residues() > 0) {
      pdf.paragraph(
          words.of(
              "Sur "
                  + words.number(report.residues())
                  + " images du début de l’écran d’attente transparaît encore, par l’effet de la"
                  + " compression, la dernière image publique d’avant le huis clos : elles ont été"
                  + " comparées à elle, et ne montrent rien d’autre.",
              "Through "
                  + words.number(report.residues())
                  + " pictures at the beginning of the waiting screen the last public picture from"
                  + " before the closed session still shows, by the compression: they were compared"
                  + " with it, and show nothing else."));
    }
  }

  private String name(SearchedPlace place) {
    return switch (place.kind()) {
      case RENDITION -> words.of("Enregistrement, ", "Recording, ") + place.name();
      case UNLISTED -> words.of("Objets hors catalogue, ", "Unlisted objects, ") + place.name();
      case PACKETS -> words.of("Échanges internes : signal source", "Log: source signal");
      case PARTS -> words.of("Échanges internes : parties encodées", "Log: encoded parts");
      case SPOOL -> words.of("Disque d’attente", "Spool");
    };
  }

  private String result(SearchedPlace place) {
    if (place.objects().isEmpty()) {
      return words.number(place.looked())
          + words.of(
              " éléments présents, aucun de cette période", " things there, none of that time");
    }
    String decoded =
        place.pictures() > 0
            ? ", " + words.number(place.pictures()) + words.of(" images", " pictures")
            : place.soundSeconds() > 0
                ? ", " + words.seconds(place.soundSeconds()) + words.of(" de son", " of sound")
                : "";
    return words.number(place.objects().size())
        + words.of(" objets, ", " objects, ")
        + words.bytes(place.bytes())
        + decoded
        + words.of(" ; empreinte de la liste : ", "; sum of the list: ")
        + Manifests.sum(place);
  }

  private void found(TaggedPdf pdf) throws IOException {
    if (!findings.found().isEmpty()) {
      pdf.heading(2, words.of("Ce qui a été trouvé", "What was found"));
      pdf.paragraph(
          words.of(
              "Ces objets ne sont pas l’écran d’attente ou le silence. Ce document ne dit rien de ce"
                  + " qu’ils contiennent. Masquez ce passage dans les enregistrements.",
              "These objects are not the waiting screen or silence. This document tells nothing of"
                  + " what they hold. Mask this passage among the recordings."));
      list(pdf, findings.found());
    }
    if (!findings.unsearched().isEmpty()) {
      pdf.heading(2, words.of("Ce qui n’a pas été contrôlé", "What was not searched"));
      list(pdf, findings.unsearched());
    }
  }

  private void list(TaggedPdf pdf, List<String> names) throws IOException {
    for (String name : names.subList(0, Math.min(MOST_NAMES, names.size()))) {
      pdf.paragraph("– " + name);
    }
    if (names.size() > MOST_NAMES) {
      pdf.paragraph(
          words.of("et ", "and ")
              + words.number(names.size() - MOST_NAMES)
              + words.of(" de plus (", " more (")
              + FINDINGS
              + ")");
    }
  }

  private void limits(TaggedPdf pdf) throws IOException {
    pdf.heading(2, words.of("Ce que ce document ne dit pas", "What this document does not say"));
    pdf.paragraph(
        words.of(
            "Il porte sur ce que ce système a écrit. Il ne dit rien des caméras, des encodeurs et des"
                + " téléphones présents dans la salle, ni de la mémoire vive, qui n’est pas"
                + " contrôlée. Les images de repérage sont faites des objets contrôlés ; les serveurs"
                + " et les caches devant eux n’ont que les parties et les objets contrôlés.",
            "It is about what this system has written. It says nothing of cameras, encoders and"
                + " telephones in the room, nor of volatile memory, which is not searched. Thumbnails"
                + " are made of the objects that were searched; servers and the caches before them"
                + " have nothing but the parts and objects that were searched."));
  }

  private void signature(TaggedPdf pdf) throws IOException {
    pdf.heading(2, words.of("Signature", "Signature"));
    TaggedPdf.Table table = pdf.table();
    table.row(words.of("Logiciel", "Software"), "Tribune " + findings.software());
    table.row(words.of("Édition du document", "Edition of the document"), "" + findings.edition());
    table.row(words.of("Certificat (SHA-256)", "Certificate (SHA-256)"), findings.fingerprint());
    table.row(
        words.of("Horodatage", "Time stamp"),
        stampedBy.orElse(
            words.of(
                "aucun : l’heure est celle de cette machine", "none: the time is this machine’s")));
    pdf.paragraph(
        words.of(
            "Ce document est signé électroniquement (PAdES) : toute modification se voit. L’empreinte"
                + " du certificat est celle que montrent le journal du site et le message quotidien"
                + " sur le journal.",
            "This document is signed electronically (PAdES): any change shows. The fingerprint of"
                + " the certificate is the one that the site’s audit trail and the daily message"
                + " about it show."));
  }

  private String day(Instant at) {
    return WrittenDay.of(LocalDate.ofInstant(at, zone), words.locale());
  }

  private String hour(Instant at) {
    return DateTimeFormatter.ofPattern(words.of("H 'h' mm 'min' ss,S 's'", "HH:mm:ss.S"))
        .format(at.atZone(zone));
  }

  /** In the town and on the channel's clock. */
  private String time(Instant at) {
    return day(at)
        + ", "
        + hour(at)
        + " ("
        + findings.zone()
        + ") ; "
        + words.of("horloge de la chaîne ", "channel’s clock ")
        + length(Duration.between(findings.origin(), at));
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
