package org.tribune.site.sitting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.DocumentText;
import org.tribune.catalogue.sitting.DocumentTitles;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.Sha256;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.publication.PublicationRegister;
import org.tribune.site.sitting.SittingRequests.DocumentRequest;

/**
 * Takes documents into the store, and out of it. Calls block, and throw what {@link
 * BlockingAnswers#fail} answers. Safe for all threads.
 */
final class DocumentService {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentService.class);
  private static final int BLOCK = 65_536;

  private final SittingService service;
  private final Optional<ObjectStore> store;
  private final PublicationRegister register;
  private final PdfExaminer examiner;
  private final MediaClock clock;

  DocumentService(
      SittingService service,
      Optional<ObjectStore> store,
      PublicationRegister register,
      SandboxConfig sandbox,
      MediaClock clock) {
    this.examiner = new PdfExaminer(sandbox);
    this.service = service;
    this.store = store;
    this.register = register;
    this.clock = clock;
  }

  /**
   * What a clerk says of a file that is sent.
   *
   * @param kind absent: what the name of the file suggests
   * @param replaced the document whose file it is from now on; absent: it is a new one
   */
  record Upload(
      String sitting,
      Optional<DocumentId> replaced,
      Optional<ItemId> item,
      Optional<DocumentKind> kind,
      String title,
      String name,
      boolean isPublic,
      String who) {}

  /** True if the sitting is there: looked at before a file is taken. */
  void requireSitting(Upload upload) {
    Sitting sitting = service.require(upload.sitting());
    if (upload.replaced().isPresent()) {
      Document old =
          sitting
              .document(upload.replaced().get())
              .orElseThrow(() -> new ProblemException(noDocument()));
      register.requireNotOnline(sitting.id(), old.sha256());
    }
  }

  static Problem noDocument() {
    return Problem.of(404, "No such document", "document.gone");
  }

  /**
   * Examines a file, stores it and adds it to its sitting.
   *
   * @param file which is gone afterwards
   * @param isAwaited asked once the file is examined: if nobody waits for the answer any more,
   *     nothing is added, since whoever sent the file was told that it did not arrive
   */
  ClerkSittingResponses.Added add(Upload upload, Path file, BooleanSupplier isAwaited)
      throws IOException, InterruptedException {
    Path text = file.resolveSibling(file.getFileName() + ".txt");
    try {
      PdfFindings findings = examiner.examine(file, text);
      if (!isAwaited.getAsBoolean()) {
        throw new IOException("Whoever sent the document has gone: it is not added");
      }
      return switch (findings) {
        case PdfFindings.Flawed flawed ->
            throw new ProblemException(
                new Problem(422, "Not a document to publish", flawed.flaw().said()));
        case PdfFindings.Sound sound -> store(upload, file, text, sound.pages());
      };
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(text);
    }
  }

  /**
   * What a file of the sitting as a whole is by its name. The minutes of before that come with the
   * agenda are to be adopted: they are no minutes of this sitting, whose deadline they would end.
   */
  private DocumentKind kindOf(Upload upload) {
    boolean hasBegun =
        !service.require(upload.sitting()).facts().start().isAfter(clock.now().toInstant());
    return DocumentTitles.kindOf(upload.name())
        .filter(each -> upload.item().isEmpty())
        .filter(each -> hasBegun || each == DocumentKind.CONVOCATION)
        .orElse(DocumentKind.REPORT);
  }

  private ClerkSittingResponses.Added store(Upload upload, Path file, Path text, int pages)
      throws IOException {
    Optional<DocumentText> found =
        hasWords(text)
            ? Optional.of(new DocumentText((int) Files.size(text), hash(text)))
            : Optional.empty();
    Document document =
        new Document(
            upload.replaced().orElseGet(DocumentId::create),
            upload.item(),
            upload.kind().orElseGet(() -> kindOf(upload)),
            upload.title().isBlank() ? readable(upload.name()) : upload.title(),
            upload.name(),
            (int) Files.size(file),
            hash(file),
            pages,
            upload.isPublic(),
            found,
            clock.now().toInstant());
    Sitting before = service.require(upload.sitting());
    // First the bytes: what a sitting names is there.
    objects().putFile(DocumentNames.file(before.id(), document), file);
    if (found.isPresent()) {
      objects().putFile(DocumentNames.text(before.id(), document), text);
    }
    Sitting after =
        service.changeNow(
            upload.sitting(), upload.who(), now -> now.withDocuments(with(now, document)));
    upload.replaced().flatMap(before::document).ifPresent(old -> erase(after, old));
    return new ClerkSittingResponses.Added(document.id().value(), service.view(after));
  }

  /** One that is replaced keeps its place and what is said of it. */
  private static List<Document> with(Sitting sitting, Document document) {
    List<Document> documents = new ArrayList<>(sitting.documents());
    for (int i = 0; i < documents.size(); i++) {
      Document old = documents.get(i);
      if (old.id().equals(document.id())) {
        documents.set(i, document.described(old.item(), old.kind(), old.title(), old.isPublic()));
        return documents;
      }
    }
    documents.add(document);
    return documents;
  }

  private static String readable(String fileName) {
    return fileName.replaceAll("(?i)\\.pdf$", "").replace('_', ' ').strip();
  }

  /** False for pages that were scanned: nothing but their ends. */
  private static boolean hasWords(Path text) throws IOException {
    try (InputStream in = Files.newInputStream(text)) {
      byte[] head = in.readNBytes(BLOCK);
      for (byte each : head) {
        if (each > ' ' || each < 0) {
          return true;
        }
      }
      return false;
    }
  }

  private static String hash(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), Sha256.digest())) {
      byte[] block = new byte[BLOCK];
      int read = in.read(block);
      while (read >= 0) {
        read = in.read(block);
      }
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  private ObjectStore objects() {
    return store.orElseThrow(
        () -> new ProblemException(Problem.of(503, "No store", "document.no-store")));
  }

  /** Says something else of a document. */
  ClerkSittingResponses.Detail describe(String id, String document, RequestBody body, String who) {
    DocumentId wanted = Parameters.id(document, DocumentId::new);
    Sitting after =
        service.changeNow(
            id,
            who,
            before -> {
              Document old =
                  before.document(wanted).orElseThrow(() -> new ProblemException(noDocument()));
              Document described = body.read(DocumentRequest.class).apply(old);
              if (old.isPublic() && !described.isPublic()) {
                register.requireNotOnline(before.id(), old.sha256());
              }
              return before.withDocuments(
                  before.documents().stream()
                      .map(each -> each.id().equals(wanted) ? described : each)
                      .toList());
            });
    return service.view(after);
  }

  /** Takes a document away; one that is gone already is no failure. */
  ClerkSittingResponses.Detail remove(String id, String document, String who) {
    DocumentId wanted = Parameters.id(document, DocumentId::new);
    Sitting before = service.require(id);
    Optional<Document> old = before.document(wanted);
    if (old.isEmpty()) {
      return service.view(before);
    }
    register.requireNotOnline(before.id(), old.get().sha256());
    Sitting after =
        service.changeNow(
            id,
            who,
            now ->
                now.withDocuments(
                    now.documents().stream().filter(each -> !each.id().equals(wanted)).toList()));
    erase(after, old.get());
    return service.view(after);
  }

  /** All documents of a sitting that is no more. */
  void forget(Sitting sitting) {
    Sitting without = sitting.withDocuments(List.of());
    sitting.documents().forEach(each -> erase(without, each));
  }

  /** Erases what nothing in the sitting names any more; the doctor finds what a failure leaves. */
  private void erase(Sitting sitting, Document document) {
    boolean isNamed =
        sitting.documents().stream().anyMatch(each -> each.sha256().equals(document.sha256()));
    if (isNamed || store.isEmpty() || register.keeps(sitting.id(), document.sha256())) {
      return;
    }
    try {
      store.get().delete(DocumentNames.file(sitting.id(), document));
      store.get().delete(DocumentNames.text(sitting.id(), document));
    } catch (StoreException e) {
      LOG.warn(
          "Document {} of {} was taken away, but is still in the store until 'tribune doctor' runs:"
              + " {}",
          document.id(),
          sitting.id(),
          e.getMessage());
    }
  }
}
