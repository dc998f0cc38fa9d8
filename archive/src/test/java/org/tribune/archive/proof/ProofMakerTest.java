package org.tribune.archive.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.catalogue.secrecy.ClosedSessionProof.Result;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.access.AccountId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.signing.PdfSignature;
import org.tribune.signing.SigningException;
import org.tribune.signing.SigningKeyFile;
import org.tribune.sql.TemporaryCatalogue;

final class ProofMakerTest {
  private static final ChannelId CHAMBER = new ChannelId("chamber");
  private static final BroadcastId ID = new BroadcastId("20261128t180000-bcdfghjk");
  private static final Instant ORIGIN = Instant.parse("2026-11-28T18:00:00Z");
  private static final Instant FROM = Instant.parse("2026-11-28T19:12:03.456Z");
  private static final Instant UNTIL = Instant.parse("2026-11-28T19:40:10Z");
  private static final ClosedSession SESSION =
      new ClosedSession(ID, /* number= */ 1, FROM, UNTIL, FROM.plusMillis(600));

  /** One key serves all tests: to make one takes seconds. */
  @TempDir static Path keys = Path.of("");

  @TempDir Path directory = Path.of("");
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();

  private ProofMaker maker(String language, AuditConfig config) {
    return new ProofMaker(
        catalogue,
        new SiteConfig(
            "Communauté de communes du Val d’Ès",
            URI.create("https://live.example.org"),
            List.of(language),
            List.of(),
            Optional.empty(),
            SiteConfig.Accessibility.NONE),
        config,
        SigningKeyFile.ofSite(keys),
        "1.2.3",
        Clock.fixed(UNTIL.plusSeconds(12), ZoneId.of("Europe/Paris")));
  }

  private ProofMaker maker() {
    return maker("fr", AuditConfig.USUAL);
  }

  private static Broadcast broadcast() {
    return Broadcast.of(
        new BroadcastEvent.Opened(ID, ORIGIN, CHAMBER, "Conseil communautaire – œuvre & 日本"));
  }

  private void order(AuditAction action, Instant at, String who) {
    var _ =
        catalogue
            .accounts()
            .record(
                new AuditEntry(
                    0,
                    at,
                    Optional.of(new AccountId("p-anne")),
                    who,
                    action,
                    CHAMBER.value(),
                    "",
                    "Firefox"));
  }

  private static SearchedObject object(String name, boolean clean) {
    return new SearchedObject(name, 1_234_567, Sha256.hex(name), 96, 0, clean);
  }

  private static SearchReport report(List<String> found, List<String> unsearched) {
    List<SearchedObject> objects =
        IntStream.range(0, 420)
            .mapToObj(each -> object("recordings/" + ID + "/720p/" + each + ".m4s", true))
            .toList();
    return new SearchReport(
        List.of(
            new SearchedPlace(SearchedPlace.Kind.RENDITION, "720p", 1_500, objects),
            new SearchedPlace(
                SearchedPlace.Kind.RENDITION,
                "audio",
                1_500,
                List.of(
                    new SearchedObject("recordings/a/audio/1.m4s", 60_000, "ab", 0, 1_687, true))),
            new SearchedPlace(
                SearchedPlace.Kind.PARTS, "renditions", 812, List.of(object("p", true))),
            new SearchedPlace(SearchedPlace.Kind.PACKETS, "contribution", 3_000, List.of()),
            new SearchedPlace(SearchedPlace.Kind.SPOOL, "", 2, List.of())),
        found,
        unsearched);
  }

  private static String textOf(Bytes pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.array())) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00a0]+", " ");
    }
  }

  private static String attached(Bytes pdf, String name) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.array())) {
      var files =
          new TreeMap<>(document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames());
      return new String(
          Objects.requireNonNull(files.get(name)).getEmbeddedFile().toByteArray(),
          StandardCharsets.UTF_8);
    }
  }

  @Test
  void make_cleanSearch_tellsWhatWhenAndByWhom() throws IOException {
    order(AuditAction.SESSION_CLOSED, FROM.plusMillis(30), "Anne Élysée");
    order(AuditAction.SESSION_CLOSED, FROM.plusSeconds(25), "Somebody later");
    order(AuditAction.SESSION_REOPENED, UNTIL.plusMillis(30), "Bruno");
    ClosedSessionProof proof = maker().make(broadcast(), SESSION, report(List.of(), List.of()));
    assertThat(proof.result()).isEqualTo(Result.CLEAN);
    assertThat(textOf(proof.document()))
        .contains(
            "Attestation de huis clos – 28 novembre 2026",
            "Communauté de communes du Val d’Ès – Conseil communautaire – œuvre & ??",
            "rien de ce huis clos n’a été gardé",
            "28 novembre 2026, 20 h 12 min 03,4 s (Europe/Paris)",
            "horloge de la chaîne 1:12:03.456",
            "Anne Élysée, 20 h 12 min 03,4 s (journal n° 1)",
            "Bruno, 20 h 40 min 10,0 s (journal n° 3)",
            "0:28:06.544",
            "3 000 éléments présents, aucun de cette période",
            "Tribune 1.2.3")
        .doesNotContain("Somebody later");
    assertThat(attached(proof.document(), "findings.json")).isEqualTo(proof.findings());
    assertThat(attached(proof.document(), "searched-objects.sha256").lines()).hasSize(422);
    assertThat(proof.findings()).contains("\"result\":\"CLEAN\"", "/720p/419.m4s");
  }

  @Test
  void make_somethingFound_isNoCertificate() throws IOException {
    ClosedSessionProof proof =
        maker().make(broadcast(), SESSION, report(List.of("recordings/a/720p/7.m4s"), List.of()));
    assertThat(proof.result()).isEqualTo(Result.FOUND);
    assertThat(textOf(proof.document()))
        .contains("ne certifie pas le secret", "Ce qui a été trouvé", "recordings/a/720p/7.m4s")
        .contains("le journal ne le dit pas")
        .doesNotContain("rien de ce huis clos n’a été gardé");
  }

  @Test
  void make_searchThatCouldNotBeMade_saysWhatWasNotSearched() throws IOException {
    ClosedSessionProof proof =
        maker("en", AuditConfig.USUAL)
            .make(broadcast(), SESSION, SearchReport.notMade("the store did not answer"));
    assertThat(proof.result()).isEqualTo(Result.INCOMPLETE);
    assertThat(textOf(proof.document()))
        .contains("The search is incomplete", "What was not searched", "the store did not answer");
  }

  @Test
  void make_again_isTheNextEditionAndInTheAuditTrail() {
    ProofMaker maker = maker();
    ClosedSessionProof first = maker.make(broadcast(), SESSION, SearchReport.notMade("away"));
    ClosedSessionProof second = maker.make(broadcast(), SESSION, report(List.of(), List.of()));
    assertThat(maker.editions(SESSION)).containsExactly(first, second);
    assertThat(second.edition()).isEqualTo(2);
    assertThat(catalogue.accounts().audit(AuditQuery.newest(9)))
        .extracting(AuditEntry::action)
        .containsExactly(
            AuditAction.CLOSED_SESSION_PROVED,
            AuditAction.CLOSED_SESSION_PROVED,
            AuditAction.SIGNING_KEY_USED);
    assertThat(catalogue.accounts().audit(AuditQuery.newest(1)).getFirst().detail())
        .isEqualTo("clean, SHA-256 " + Sha256.hex(second.document()));
  }

  @Test
  void make_authorityAway_isSignedWithoutAStampAndSaysSo() throws Exception {
    Path none = Files.writeString(directory.resolve("none.pem"), "");
    AuditConfig.Timestamps away =
        new AuditConfig.Timestamps(URI.create("http://127.0.0.1:1/tsr"), none, Optional.empty());
    ClosedSessionProof proof =
        maker("fr", new AuditConfig(Optional.empty(), Optional.of(away), Optional.empty()))
            .make(broadcast(), SESSION, report(List.of(), List.of()));
    assertThat(textOf(proof.document())).contains("Horodatage aucun");
    assertThat(PdfSignature.verify(proof.document()).timestamp()).isEmpty();
  }

  @Test
  void make_document_isTaggedWithLanguageAndTitle() throws IOException {
    Bytes pdf = maker().make(broadcast(), SESSION, report(List.of(), List.of())).document();
    try (PDDocument document = Loader.loadPDF(pdf.array())) {
      var catalog = document.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("fr-FR");
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(document.getDocumentInformation().getTitle()).startsWith("Attestation");
      assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
          .contains("<pdfuaid:part>1<");
      PDStructureElement root =
          (PDStructureElement) catalog.getStructureTreeRoot().getKids().getFirst();
      assertThat(root.getKids())
          .extracting(each -> ((PDStructureElement) each).getStructureType())
          .startsWith("H1", "P", "P", "H2", "Table");
    }
  }

  private record Ran(int status, String out) {}

  private static Ran run(Path directory, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    process.getInputStream().transferTo(out);
    assertThat(process.waitFor(Duration.ofSeconds(60))).isTrue();
    return new Ran(process.exitValue(), out.toString(StandardCharsets.UTF_8));
  }

  private static boolean has(String program) {
    return List.of("/usr/bin", "/usr/local/bin", "/bin").stream()
        .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
  }

  @Test
  void make_document_isFoundValidByOtherPrograms() throws Exception {
    assumeThat(has("pdfsig") && has("qpdf")).as("poppler-utils and qpdf are installed").isTrue();
    Bytes pdf = maker().make(broadcast(), SESSION, report(List.of(), List.of())).document();
    Files.write(directory.resolve("proof.pdf"), pdf.array());
    assertThat(run(directory, "pdfsig", "-nocert", "proof.pdf").out())
        .contains("Signature is Valid", "Total document signed", "ETSI.CAdES.detached");
    assertThat(run(directory, "qpdf", "--check", "proof.pdf"))
        .satisfies(each -> assertThat(each.out()).contains("No syntax or stream encoding errors"))
        .extracting(Ran::status)
        .isEqualTo(0);
    byte[] changed = pdf.array().clone();
    changed[changed.length / 40] ^= 1;
    Files.write(directory.resolve("changed.pdf"), changed);
    assertThat(run(directory, "pdfsig", "-nocert", "changed.pdf").out())
        .doesNotContain("Signature is Valid");
    assertThatThrownBy(() -> PdfSignature.verify(Bytes.wrap(changed)))
        .isInstanceOf(SigningException.class);
    // For whoever looks at it: what the test leaves in target is the last document.
    Files.write(Path.of("target", "proof.pdf"), pdf.array());
  }
}
