package org.tribune.archive.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.archive.backup.Backup;
import org.tribune.archive.backup.BackupException;
import org.tribune.archive.backup.BackupReport;
import org.tribune.archive.backup.Restoration;
import org.tribune.archive.backup.Site;
import org.tribune.archive.doctor.Diagnosis;
import org.tribune.archive.doctor.Doctor;
import org.tribune.archive.doctor.Finding;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.PublicationBuilder;
import org.tribune.catalogue.publication.SeenOnline;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.DocumentText;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.PublicationsContract;
import org.tribune.testkit.catalogue.SittingSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** Documents of sittings in the backup and before the doctor. */
final class SittingDocumentsTest {
  private static final Bytes FILE = Bytes.utf8("%PDF-1.7 the budget");
  private static final Bytes TEXT = Bytes.utf8("the budget");

  @TempDir Path folder = Path.of("");
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private Sitting sitting =
      SittingSamples.draft("s1", SittingSamples.EVENING).changed(Instant.EPOCH, "clerk");
  private String file = "";
  private String text = "";

  @BeforeEach
  void fill() {
    Document document =
        new Document(
            new DocumentId("d1"),
            Optional.empty(),
            DocumentKind.REPORT,
            "Budget",
            "Budget.pdf",
            FILE.length(),
            Sha256.hex(FILE),
            /* pages= */ 1,
            /* isPublic= */ true,
            Optional.of(new DocumentText(TEXT.length(), Sha256.hex(TEXT))),
            SittingSamples.EVENING);
    sitting = sitting.withDocuments(List.of(document));
    file = DocumentNames.file(sitting.id(), document);
    text = DocumentNames.text(sitting.id(), document);
    assertThat(catalogue.sittings().create(sitting)).isTrue();
    store.put(file, FILE);
    store.put(text, TEXT);
  }

  private Site site(TemporaryCatalogue ofCatalogue, ObjectStore ofStore, String data) {
    return new Site(ofCatalogue, ofStore, folder.resolve(data), Set.of(), Optional.empty());
  }

  private BackupReport backUp() {
    return new Backup(site(catalogue, store, "data"), Optional.empty(), "1.0", Clock.systemUTC())
        .run(folder.resolve("backup"));
  }

  private ObjectStore copies() {
    return new FileSystemObjectStore(folder.resolve("backup/store"));
  }

  private Diagnosis examine(Duration later) {
    return new Doctor(
            catalogue,
            store,
            Optional.of(object -> copies().get(object.name())),
            /* repairs= */ true,
            Clock.offset(Clock.systemUTC(), later))
        .examine();
  }

  private void restore(TemporaryCatalogue restored, FakeObjectStore restoredStore) {
    assertThat(
            new Restoration(site(restored, restoredStore, "other"))
                .run(folder.resolve("backup"), Optional.empty())
                .missing())
        .isEmpty();
  }

  private void takeAway() {
    Sitting without = sitting.withDocuments(List.of());
    assertThat(
            catalogue.sittings().replace(without.changed(Instant.now().plusSeconds(60), "clerk")))
        .isPresent();
  }

  @Test
  void backup_thenRestore_givesTheSameSittingsAndDocuments() {
    assertThat(backUp().missing()).isEmpty();
    TemporaryCatalogue restored = new TemporaryCatalogue();
    FakeObjectStore restoredStore = new FakeObjectStore();
    restore(restored, restoredStore);
    assertThat(restored.sittings().list(SittingQuery.ALL)).containsExactly(sitting);
    assertThat(restoredStore.get(file)).contains(FILE);
    assertThat(restoredStore.get(text)).contains(TEXT);
  }

  @Test
  void backup_whileADocumentIsRemoved_missesNothing() {
    store.beforeReading(
        name -> {
          if (name.equals(file)) {
            takeAway();
            store.delete(file);
            store.delete(text);
          }
        });
    assertThat(backUp().missing()).isEmpty();
  }

  @Test
  void restore_whereSittingsAre_isRefused() {
    backUp();
    assertThatThrownBy(
            () ->
                new Restoration(site(catalogue, store, "other"))
                    .run(folder.resolve("backup"), Optional.empty()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("sittings");
  }

  @Test
  void backup_afterADocumentWasTakenAway_hasItNoMore() {
    backUp();
    assertThat(copies().get(file)).contains(FILE);
    takeAway();
    assertThat(backUp().removed()).isEqualTo(2);
    assertThat(copies().get(file)).isEmpty();
    assertThat(copies().get(text)).isEmpty();
  }

  @Test
  void backup_ofADocumentThatIsDamaged_tellsIt() {
    store.put(file, Bytes.utf8("torn"));
    assertThat(backUp().missing()).containsExactly(file);
  }

  @Test
  void doctor_damagedAndMissing_putsBackFromTheBackup() {
    assertThat(examine(Duration.ZERO).findings()).isEmpty();
    backUp();
    store.put(file, Bytes.utf8("torn"));
    store.delete(text);
    Diagnosis diagnosis = examine(Duration.ZERO);
    assertThat(diagnosis.findings())
        .extracting(Finding::outcome)
        .containsExactly(Finding.Outcome.REPAIRED, Finding.Outcome.REPAIRED);
    assertThat(store.get(file)).contains(FILE);
    assertThat(store.get(text)).contains(TEXT);
  }

  @Test
  void doctor_documentThatWasTakenAway_isErased() {
    takeAway();
    assertThat(examine(Duration.ZERO).findings()).isEmpty();
    assertThat(store.get(file)).contains(FILE);
    assertThat(examine(Duration.ofHours(2)).findings()).hasSize(2);
    assertThat(store.get(file)).isEmpty();
    assertThat(store.get(text)).isEmpty();
  }

  @Test
  void documentThatWasPublished_isKeptInStoreAndBackupThoughItWasTakenFromItsSitting() {
    Publication entry =
        PublicationBuilder.builder(PublicationsContract.list("Budget"))
            .sitting(sitting.id())
            .sha256(Sha256.hex(FILE))
            .length(FILE.length())
            .build();
    assertThat(catalogue.publications().enter(entry, Optional.empty())).isPresent();
    Instant day = PublicationsContract.NIGHT;
    catalogue
        .publications()
        .saveSeen(1, new SeenOnline(day, day, /* checks= */ 1, SeenOnline.Place.SERVER));
    takeAway();
    assertThat(examine(Duration.ofHours(2)).findings()).hasSize(1);
    assertThat(store.get(file)).contains(FILE);
    assertThat(backUp().missing()).isEmpty();

    TemporaryCatalogue restored = new TemporaryCatalogue();
    FakeObjectStore restoredStore = new FakeObjectStore();
    restore(restored, restoredStore);
    assertThat(restored.publications().of(sitting.id())).containsExactly(entry.numbered(1));
    assertThat(restored.publications().seen(1)).hasSize(1);
    assertThat(restoredStore.get(file)).contains(FILE);
  }

  @Test
  void doctor_documentThatAnOlderCatalogueDoesNotKnow_isKept() {
    assertThat(catalogue.sittings().replace(sitting.withDocuments(List.of()))).isPresent();
    store.put(DocumentNames.ALL + "unknown/" + "0".repeat(64) + ".pdf", FILE);
    assertThat(examine(Duration.ofHours(2)).findings())
        .hasSize(3)
        .extracting(Finding::outcome)
        .containsOnly(Finding.Outcome.HARMLESS);
    assertThat(store.get(file)).contains(FILE);
  }
}
