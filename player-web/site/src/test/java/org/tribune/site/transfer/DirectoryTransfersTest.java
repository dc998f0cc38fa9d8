package org.tribune.site.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.transfer.DirectoryTransfers.Outcome;
import org.tribune.site.transfer.DirectoryTransfers.Wanted;

/** Packages as the command writes them, read back by the JDK's own ZIP. */
final class DirectoryTransfersTest {
  private static final Wanted COMPLETE =
      new Wanted(Set.of(), /* without= */ Set.of(), /* isAnyTaken= */ false);
  private static final Wanted ANY =
      new Wanted(Set.of(), /* without= */ Set.of(), /* isAnyTaken= */ true);

  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();
  private ArchivedSitting site;
  private Path target;

  @BeforeEach
  void hold() {
    site = new ArchivedSitting(folder);
    target = folder.resolve("versements");
  }

  private Outcome run(Wanted wanted) throws IOException {
    try (CommandTransfers transfers = site.transfers()) {
      return transfers.transfers().run(target, wanted, told::add);
    }
  }

  private List<Path> packages() throws IOException {
    try (Stream<Path> all = Files.list(target)) {
      return all.filter(each -> each.toString().endsWith(".zip")).sorted().toList();
    }
  }

  /** As a program reads it that takes an archive as it comes. */
  private static Map<String, byte[]> read(Path file) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (Optional<ZipEntry> entry = next(in); entry.isPresent(); entry = next(in)) {
        files.put(entry.get().getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static Optional<ZipEntry> next(ZipInputStream in) throws IOException {
    return Optional.ofNullable(in.getNextEntry());
  }

  private Map<String, String> written() throws IOException {
    Outcome outcome = run(COMPLETE);
    assertThat(told.toString()).doesNotContain("waits").doesNotContain("not be written");
    assertThat(outcome).isEqualTo(new Outcome(1, 0, 0, 0));
    Map<String, String> texts = new LinkedHashMap<>();
    read(packages().getFirst())
        .forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }

  @Test
  void run_sittingWithEverything_holdsAllOfIt() throws IOException {
    assertThat(written().keySet())
        .containsExactlyInAnyOrder(
            "content/LISEZMOI.txt",
            "content/index.html",
            "content/proces-verbal.pdf",
            "content/proces-verbal.odt",
            "content/deliberation-2026-11-1.pdf",
            "content/deliberation-2026-11-2.pdf",
            "content/liste-des-deliberations.pdf",
            "content/document-note-d-etape.pdf",
            "content/document-note-d-etape-2.pdf",
            "content/enregistrement-1-1080p.mp4",
            "content/son-1.m4a",
            "content/sous-titres-1-fr.vtt",
            "content/transcription-1-fr.txt",
            "content/votes.csv",
            "content/presences.csv",
            "content/questions.csv",
            "content/questions.txt",
            "content/seance.json",
            "content/SHA512SUMS",
            "manifest.xml")
        .endsWith("content/SHA512SUMS", "manifest.xml");
  }

  @Test
  void run_wordsThatNobodyMayRead_areNowhere() throws IOException {
    written().forEach((name, text) -> assertThat(text).as(name).doesNotContain("mot-plant"));
  }

  @Test
  void run_minutes_areTheFileThatWasPublished() throws IOException {
    Bytes published = site.publishMinutes();
    run(COMPLETE);

    assertThat(read(packages().getFirst()).get("content/proces-verbal.pdf"))
        .isEqualTo(published.array());
  }

  @Test
  void run_everythingRejected_lacksTheListAllTheSame() throws IOException {
    Vote rejected = new Vote(VoteOutcome.REJECTED, /* isUnanimous= */ false, Optional.empty());
    site.change(
        site.sitting()
            .withDocuments(List.of())
            .withItems(
                site.sitting().items().stream()
                    .map(each -> each.change().deliberation(Optional.empty()).build())
                    .map(each -> each.voted(each.vote().map(_ -> rejected)))
                    .toList()));

    assertThat(run(COMPLETE)).isEqualTo(new Outcome(0, 0, 1, 0));
    assertThat(told).anyMatch(each -> each.endsWith("[list-not-published]"));
  }

  @Test
  void run_sums_areThoseOfTheFiles() throws Exception {
    run(COMPLETE);
    Map<String, byte[]> files = read(packages().getFirst());
    String sums = new String(files.get("content/SHA512SUMS"), StandardCharsets.UTF_8);
    String manifest = new String(files.get("manifest.xml"), StandardCharsets.UTF_8);

    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      if (!each.getKey().equals("manifest.xml")) {
        String sum =
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(each.getValue()));
        assertThat(manifest)
            .contains(
                "<Uri>"
                    + each.getKey()
                    + "</Uri><MessageDigest algorithm=\"SHA-512\">"
                    + sum
                    + "</MessageDigest><Size>"
                    + each.getValue().length
                    + "</Size>");
        if (!each.getKey().endsWith("SHA512SUMS")) {
          assertThat(sums)
              .contains(sum + "  " + each.getKey().substring("content/".length()) + "\n");
        }
      }
    }
  }

  @Test
  void run_manifest_saysWhoWhatAndWhen() throws IOException {
    assertThat(written().get("manifest.xml"))
        .contains("<Identifier>FRAD015</Identifier>")
        .contains(">Archives du Cantal &amp; alentours</name>")
        .contains("<ArchivalAgreement>ACCORD-2026</ArchivalAgreement>")
        .contains("<OriginatingAgencyIdentifier>21150187500010</OriginatingAgencyIdentifier>")
        .contains("<Rule>APP-00001</Rule><StartDate>2026-11-24</StartDate>")
        .contains("<FinalAction>Keep</FinalAction>")
        .contains("<Rule>ACC-00001</Rule>")
        .contains("<FormatId>fmt/199</FormatId>", "<FormatId>fmt/276</FormatId>")
        .contains("<Title>I.1 Budget primitif 2027 : « approbation » &lt;b&gt;</Title>")
        .contains("<StartDate>2026-11-24T18:00:04Z</StartDate>")
        .contains("Délibération n° 2026-11-1, matière 7.1");
  }

  @Test
  void run_page_leadsToEverything() throws IOException {
    assertThat(written().get("content/index.html"))
        .contains("<video controls=\"controls\"", "src=\"enregistrement-1-1080p.mp4\"")
        .contains("href=\"enregistrement-1-1080p.mp4#t=4\"")
        .contains("href=\"deliberation-2026-11-1.pdf\"")
        .contains("Mme Claire MARTIN", "La route sera-t-elle rouverte ?", "Oui, en décembre.")
        .doesNotContain("<script", "http://", "https://");
  }

  @Test
  void run_voteBehindClosedDoors_hasNumbersAlone() throws IOException {
    assertThat(written().get("content/votes.csv"))
        .contains("\"III\";\"Personnel\";\"\";\"2026-11-2\";\"4.1\";\"adopté\";\"\";\"0\";\"1\"")
        .contains("\"M. Jean DUPONT\"");
  }

  @Test
  void run_again_writesNothingAndTellsNothing() throws IOException {
    run(COMPLETE);
    told.clear();

    assertThat(run(COMPLETE)).isEqualTo(new Outcome(0, 1, 0, 0));
    assertThat(told).isEmpty();
    assertThat(packages()).hasSize(1);
  }

  @Test
  void run_afterAChange_writesAnotherBesideIt() throws IOException {
    run(COMPLETE);
    site.change(site.sitting().with(site.sitting().facts().change().title("Budget").build()));

    assertThat(run(COMPLETE)).isEqualTo(new Outcome(1, 0, 0, 0));
    assertThat(packages()).hasSize(2);
  }

  @Test
  void run_written_isInTheTrail() throws IOException {
    run(COMPLETE);

    assertThat(site.catalogue.accounts().audit(AuditQuery.newest(10)))
        .anySatisfy(
            each -> {
              assertThat(each.action()).isEqualTo(AuditAction.SITTING_ARCHIVED);
              assertThat(each.subject()).isEqualTo("20261124-conseil");
              assertThat(each.detail()).contains("19 files").doesNotContain("without");
            });
  }

  @Test
  void run_catalogueThatGoesAwayThen_knowsOfWhatHasItsName() throws IOException {
    try (CommandTransfers transfers = site.transfers()) {
      var _ =
          transfers
              .transfers()
              .run(target, COMPLETE, _ -> site.catalogue.fail(new CatalogueException("away")));
    }
    site.catalogue.recover();

    assertThat(packages()).hasSize(1);
    assertThat(site.catalogue.accounts().audit(AuditQuery.newest(10)))
        .anyMatch(each -> each.action() == AuditAction.SITTING_ARCHIVED);
  }

  @Test
  void run_minutesNotAdopted_waitsAndIsSaidInAPackageAllTheSame() throws IOException {
    site.catalogue.minutes().forget(site.sitting().id());

    assertThat(run(COMPLETE)).isEqualTo(new Outcome(0, 0, 1, 0));
    assertThat(told).anyMatch(each -> each.contains("The minutes are not adopted yet"));
    assertThat(packages()).isEmpty();

    assertThat(run(new Wanted(Set.of(), Set.of("no-captions"), /* isAnyTaken= */ false)))
        .isEqualTo(new Outcome(0, 0, 1, 0));
    assertThat(run(new Wanted(Set.of(), Set.of("minutes-not-adopted"), /* isAnyTaken= */ false)))
        .isEqualTo(new Outcome(1, 0, 0, 0));
    Map<String, byte[]> files = read(packages().getFirst());
    for (String each : List.of("content/LISEZMOI.txt", "content/index.html", "manifest.xml")) {
      assertThat(new String(files.get(each), StandardCharsets.UTF_8))
          .contains("Le procès-verbal n’est pas encore adopté");
    }
  }

  @Test
  void run_fileGoneFromTheStore_isNamed() throws IOException {
    Document lost = site.sitting().documents().get(2);
    site.store.delete(DocumentNames.file(site.sitting().id(), lost));

    assertThat(run(COMPLETE)).isEqualTo(new Outcome(0, 0, 1, 0));
    assertThat(told).anyMatch(each -> each.contains("“Liste des délibérations” is no longer"));
  }

  @Test
  void run_fileOtherThanItWas_isRefusedAndNothingIsLeft() throws IOException {
    Document damaged = site.sitting().documents().getFirst();
    String name = DocumentNames.file(site.sitting().id(), damaged);
    byte[] bytes = site.store.get(name).orElseThrow().array().clone();
    bytes[100] ^= 1;
    site.store.put(name, Bytes.wrap(bytes));

    assertThat(run(COMPLETE)).isEqualTo(new Outcome(0, 0, 0, 1));
    assertThat(told).anyMatch(each -> each.contains("is damaged"));
    assertThat(packages()).isEmpty();
    assertThat(folder.resolve("versements")).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void run_segmentGone_isNamed() throws IOException {
    try (var stored = site.store.list(RecordingNames.prefix(ArchivedSitting.FILM))) {
      site.store.delete(
          stored
              .map(each -> each.name())
              .filter(each -> each.endsWith("3.m4s"))
              .findFirst()
              .orElseThrow());
    }

    assertThat(run(COMPLETE)).isEqualTo(new Outcome(0, 0, 1, 0));
    assertThat(told).anyMatch(each -> each.contains("no longer in the store"));
  }

  @Test
  void run_recordingBeingCorrected_waits() throws IOException {
    var _ =
        site.catalogue.request(
            new Correction(
                ArchivedSitting.FILM,
                /* id= */ 0,
                MediaTime.ofMicros(4_000_000),
                MediaTime.ofMicros(5_000_000),
                Correction.Kind.MUTE,
                "Vie privée",
                "RGPD, article 17",
                "operator",
                RecordedSitting.ORIGIN,
                Correction.State.REQUESTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    assertThat(run(ANY)).isEqualTo(new Outcome(1, 0, 0, 0));
    assertThat(read(packages().getFirst()).keySet())
        .noneMatch(each -> each.endsWith(".mp4") || each.endsWith(".m4a") || each.endsWith(".vtt"));
    assertThat(told).anyMatch(each -> each.contains("without recording-withheld"));
  }

  @Test
  void run_recordingStillMade_waits() throws IOException {
    site.catalogue.update(ArchivedSitting.FILM, each -> each.in(RecordingState.RECORDING));

    assertThat(run(COMPLETE)).isEqualTo(new Outcome(0, 0, 1, 0));
    assertThat(told).anyMatch(each -> each.contains("still being made"));
  }

  @Test
  void run_thousandDocuments_areAllThere() throws IOException {
    List<Document> many = new ArrayList<>(site.sitting().documents());
    Document one = many.getLast();
    for (int i = many.size(); i < 1_000; i++) {
      many.add(
          new Document(
              new DocumentId("d" + i),
              Optional.empty(),
              DocumentKind.REPORT,
              "Pièce jointe",
              one.fileName(),
              one.length(),
              one.sha256(),
              one.pages(),
              /* isPublic= */ true,
              Optional.empty(),
              one.addedAt()));
    }
    site.change(site.sitting().withDocuments(many));

    assertThat(run(COMPLETE)).isEqualTo(new Outcome(1, 0, 0, 0));
    assertThat(packages()).hasSize(1);
  }

  @Test
  void run_leftOfARunThatBrokeOff_isRemoved() throws IOException {
    Files.createDirectories(target);
    Path left = Files.writeString(target.resolve("versement-x.zip.part"), "half");

    run(COMPLETE);

    assertThat(left).doesNotExist();
  }

  @Test
  void run_directoryThatAnotherWritesTo_isRefused() throws IOException {
    try (TransferDirectory other = TransferDirectory.open(target)) {
      assertThatThrownBy(() -> run(COMPLETE))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another 'tribune transfer' writes there");
    }
  }

  @Test
  void run_sittingThatDoesNotTakePlace_waits() throws IOException {
    site.change(site.sitting().in(SittingStatus.CANCELLED));

    Outcome outcome = run(new Wanted(Set.of("20261124-conseil"), Set.of(), /* isAnyTaken= */ true));

    assertThat(outcome).isEqualTo(new Outcome(0, 0, 1, 0));
    assertThat(told).anyMatch(each -> each.contains("did not take place"));
  }

  @Test
  void run_sittingThatIsNone_isRefused() {
    assertThatThrownBy(() -> run(new Wanted(Set.of("nowhere"), Set.of(), /* isAnyTaken= */ false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }
}
