package org.tribune.site.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.MinutesState;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.text.Message;
import org.tribune.core.text.Messages;
import org.tribune.delivery.download.PackedZip.Part;
import org.tribune.delivery.sending.BodySending;
import org.tribune.site.minutes.file.MinutesFormat;

/**
 * The papers of a sitting that everybody may read: its minutes, the list of its deliberations, each
 * of them as it was signed, the documents. Blocks. For one thread and one package.
 */
final class SittingPapers {
  private final Sitting sitting;
  private final ObjectStore store;
  private final BodySending sending;
  private final FileNames names;
  private final Messages words;
  private final Map<DocumentId, AgendaItem> signed = new HashMap<>();
  private final List<TransferFile> files = new ArrayList<>();
  private final List<Shortcoming> missing = new ArrayList<>();

  SittingPapers(
      Sitting sitting, ObjectStore store, BodySending sending, FileNames names, Messages words) {
    this.sitting = sitting;
    this.store = store;
    this.sending = sending;
    this.names = names;
    this.words = words;
    sitting
        .items()
        .forEach(
            item ->
                item.deliberation()
                    .flatMap(Deliberation::signed)
                    .ifPresent(document -> signed.put(document, item)));
  }

  List<TransferFile> files() {
    return files;
  }

  List<Shortcoming> missing() {
    return missing;
  }

  /** Adds the minutes, if they were adopted. */
  SittingPapers addMinutes(Optional<Minutes> minutes, MinutesPrinting printing) {
    Optional<Minutes> adopted = minutes.filter(each -> each.state() == MinutesState.ADOPTED);
    adopted.ifPresent(
        each -> {
          addMinutes(each, MinutesFormat.PDF, printing);
          addMinutes(each, MinutesFormat.ODT, printing);
        });
    if (adopted.isEmpty() && !has(DocumentKind.MINUTES)) {
      lack("minutes-not-adopted", Message.of("transfer.minutes-not-adopted"));
    }
    return this;
  }

  private void addMinutes(Minutes minutes, MinutesFormat format, MinutesPrinting printing) {
    Bytes content = printing.print(minutes, format);
    boolean isPdf = format == MinutesFormat.PDF;
    files.add(
        TransferFile.of(
            TransferKind.MINUTES,
            names.take("proces-verbal", format.end()),
            words.text(isPdf ? "transfer.file.minutes-pdf" : "transfer.file.minutes-odt"),
            isPdf ? FileFormat.pdf(head(content)) : FileFormat.ODT,
            minutes.language(),
            content,
            format + " " + minutes.version() + " " + minutes.changedAt()));
  }

  private static Bytes head(Bytes content) {
    int length = Math.min(FileFormat.PDF_HEAD, content.length());
    return Bytes.wrap(Arrays.copyOf(content.array(), length));
  }

  private boolean has(DocumentKind kind) {
    return sitting.documents().stream().anyMatch(each -> each.kind() == kind);
  }

  /** Adds the documents; one that the store has lost is told. */
  SittingPapers addDocuments() {
    for (Document each : sitting.documents()) {
      Optional<Bytes> head =
          store.get(DocumentNames.file(sitting.id(), each), 0, FileFormat.PDF_HEAD);
      if (head.isPresent()) {
        add(each, head.get());
      } else {
        lack("document-gone", Message.of("transfer.document-gone", title(each)));
      }
    }
    requireDeliberations();
    return this;
  }

  private void requireDeliberations() {
    long unsigned =
        sitting.items().stream()
            .filter(SittingPapers::isDecided)
            .filter(each -> each.deliberation().flatMap(Deliberation::signed).isEmpty())
            .count();
    // What was rejected, withdrawn or put off stands on it, too (CGCT, L2121-25).
    boolean hasExamined =
        !signed.isEmpty()
            || sitting.items().stream()
                .anyMatch(each -> each.vote().isPresent() || each.deliberation().isPresent());
    if (hasExamined && !has(DocumentKind.DELIBERATION_LIST)) {
      lack("list-not-published", Message.of("transfer.list-not-published"));
    }
    if (unsigned > 0) {
      lack("deliberations-unsigned", Message.of("transfer.deliberations-unsigned", unsigned));
    }
  }

  private static boolean isDecided(AgendaItem item) {
    return item.deliberation().isPresent()
        || item.vote().filter(each -> each.outcome() == VoteOutcome.ADOPTED).isPresent();
  }

  private void lack(String kind, Message said) {
    missing.add(new Shortcoming(kind, said));
  }

  private static String title(Document document) {
    return document.title().isEmpty() ? document.fileName() : document.title();
  }

  private void add(Document document, Bytes head) {
    Optional<AgendaItem> decided = Optional.ofNullable(signed.get(document.id()));
    TransferKind kind = decided.isPresent() ? TransferKind.DELIBERATION : kind(document);
    String name = names.take(name(document, kind, decided), ".pdf");
    files.add(
        new TransferFile(
            kind,
            title(document),
            FileFormat.pdf(head),
            decided.map(AgendaItem::id).or(document::item),
            /* language= */ Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Part.Streamed(
                TransferFile.FOLDER + name,
                document.length(),
                document.sha256(),
                () -> new StoredDocument(store, sending, sitting.id(), document)),
            document.sha256()));
  }

  private static TransferKind kind(Document document) {
    return switch (document.kind()) {
      case CONVOCATION -> TransferKind.CONVOCATION;
      case DELIBERATION_LIST -> TransferKind.DELIBERATION_LIST;
      case MINUTES -> TransferKind.MINUTES;
      case REPORT, OTHER -> TransferKind.DOCUMENT;
    };
  }

  /** Begins with what it is, so that a listing is in order. */
  private static String name(Document document, TransferKind kind, Optional<AgendaItem> decided) {
    String number = decided.flatMap(AgendaItem::deliberation).map(Deliberation::number).orElse("");
    return switch (kind) {
      case DELIBERATION -> "deliberation-" + (number.isEmpty() ? title(document) : number);
      case DELIBERATION_LIST -> "liste-des-deliberations";
      case CONVOCATION -> "convocation";
      case MINUTES -> "proces-verbal-signe";
      case DOCUMENT,
          RECORDING,
          SOUND,
          CAPTIONS,
          TRANSCRIPT,
          VOTES,
          ATTENDANCE,
          QUESTIONS,
          DATA,
          GUIDE ->
          "document-" + title(document);
    };
  }
}
