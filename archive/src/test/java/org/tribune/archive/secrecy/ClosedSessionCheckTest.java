package org.tribune.archive.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.archive.correction.FilmedSitting;
import org.tribune.archive.proof.ProofMaker;
import org.tribune.archive.proof.SearchReport;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.catalogue.secrecy.ClosedSessionSettlements;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.status.Alert;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.signing.PdfSignature;
import org.tribune.signing.SigningKeyFile;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** What was kept of a closed session is found, and that nothing was is reported. */
final class ClosedSessionCheckTest {
  private static final ChannelId CHAMBER = new ChannelId("chamber");

  /** One key serves all tests: to make one takes seconds. */
  @TempDir private static Path keys;

  @TempDir private Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private EmbeddedEventLog log;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private BroadcastLedger ledger;

  @BeforeEach
  void open() {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    ledger.start();
    log.follow(
        Topics.STATUS,
        StartFrom.EARLIEST,
        entry -> {
          if (entry.value() instanceof Alert alert) {
            alerts.add(alert);
          }
        });
  }

  @AfterEach
  void close() {
    ledger.close();
    log.close();
  }

  private static Instant at(double second) {
    return FilmedSitting.ORIGIN.plusMillis(Math.round(second * 1_000));
  }

  private static Passage passage(double from, double to) {
    return new Passage(
        MediaTime.ofMicros(Math.round(from * 1e6)), MediaTime.ofMicros(Math.round(to * 1e6)));
  }

  private Recording film(boolean kept) {
    new FilmedSitting(catalogue, store, kept).film();
    return catalogue.recording(FilmedSitting.ID).orElseThrow();
  }

  @Test
  void scan_slateAndSilence_isClean() {
    SearchReport result =
        SecrecyScan.of(catalogue, store, film(/* kept= */ true), passage(5.5, 7.0));
    assertThat(result.found()).isEmpty();
    // Every frame of the small picture, of twelve and a half a second; key frames of the other.
    assertThat(result.pictures()).isBetween(18L, 24L);
    assertThat(result.soundSeconds()).isBetween(1.4, 1.6);
  }

  @Test
  void scan_secretKept_isFoundInEveryRendition() {
    SearchReport result =
        SecrecyScan.of(catalogue, store, film(/* kept= */ false), passage(5.5, 7.0));
    assertThat(result.result()).isEqualTo(ClosedSessionProof.Result.FOUND);
    assertThat(String.join(" ", result.found())).contains("/180p/", "/90p/", "/audio/");
  }

  @Test
  void scan_reachesAMomentTooFar_isFoundThere() {
    // The room is seen again from 7.1 s on.
    SearchReport result =
        SecrecyScan.of(catalogue, store, film(/* kept= */ true), passage(5.5, 7.3));
    assertThat(String.join(" ", result.found())).contains("/90p/", "/audio/");
  }

  @Test
  void scan_lastPublicPictureShinesThroughTheSlate_isClean() {
    SearchReport result = scan(FilmedSitting.Trace.PUBLIC);
    assertThat(result.found()).isEmpty();
    assertThat(result.residues()).isPositive();
  }

  @Test
  void scan_itShinesThroughAKeyPicture_isFound() {
    SearchReport result = scan(FilmedSitting.Trace.PUBLIC_IN_A_KEY_PICTURE);
    assertThat(String.join(" ", result.found())).contains("/90p/");
  }

  @Test
  void scan_secretShinesThroughTheSlate_isFound() {
    SearchReport result = scan(FilmedSitting.Trace.SECRET);
    assertThat(String.join(" ", result.found())).contains("/90p/");
    assertThat(result.firstFind().orElseThrow().at())
        .hasValueSatisfying(at -> assertThat(at).isBetween(at(3.8), at(4.0)));
  }

  private SearchReport scan(FilmedSitting.Trace trace) {
    FilmedSitting.withTrace(catalogue, store, trace).film();
    return SecrecyScan.of(
        catalogue, store, recording(), passage(FilmedSitting.TRACED_FROM + 0.6, 7));
  }

  private Recording recording() {
    return catalogue.recording(FilmedSitting.ID).orElseThrow();
  }

  private ClosedSessionCheck check() {
    return new ClosedSessionCheck(
        ledger,
        log,
        catalogue,
        store,
        new RaisedAlerts(log, MediaClock.system()),
        channel -> Duration.ZERO,
        Optional.of(directory.resolve("spool")),
        Optional.empty(),
        Clock.systemUTC(),
        Duration.ofMillis(20));
  }

  private void tell(BroadcastEvent... events) {
    for (BroadcastEvent event : events) {
      log.append(Topics.EVENTS, CHAMBER.value(), event).join();
    }
  }

  private void closeDoors() {
    tell(
        new BroadcastEvent.Opened(FilmedSitting.ID, at(0), CHAMBER, ""),
        new BroadcastEvent.WentLive(FilmedSitting.ID, at(0)),
        new BroadcastEvent.Closed(FilmedSitting.ID, at(FilmedSitting.SECRET_FROM)));
  }

  @Test
  void resumed_nothingKept_isTold() {
    film(/* kept= */ true);
    closeDoors();
    try (ClosedSessionCheck check = check()) {
      check.start();
      await().during(Duration.ofMillis(200)).until(alerts::isEmpty);
      tell(new BroadcastEvent.Resumed(FilmedSitting.ID, at(7.0)));
      await().until(() -> !alerts.isEmpty());
    }
    assertThat(alerts.getFirst().code()).startsWith("closed-session-checked:");
    assertThat(alerts.getFirst().severity()).isEqualTo(Alert.Severity.INFO);
    assertThat(alerts.getFirst().message().fr()).contains("rien n’en a été gardé", "images");
    assertThat(alerts.getFirst().passage()).isEmpty();
  }

  @Test
  void resumed_somethingKept_isAnAlarm() {
    film(/* kept= */ false);
    closeDoors();
    try (ClosedSessionCheck check = check()) {
      check.start();
      await().pollDelay(Duration.ofMillis(100)).until(() -> true);
      tell(new BroadcastEvent.Resumed(FilmedSitting.ID, at(7.0)));
      await().until(() -> !alerts.isEmpty());
    }
    assertThat(alerts.getFirst().code()).startsWith("closed-session-leak:");
    assertThat(alerts.getFirst().message().fr())
        .contains("autre chose que l’écran d’attente à ", "retirez tout de suite ce passage");
    assertThat(alerts.getFirst().closedSession().orElseThrow().pictureAt()).isPresent();
    assertThat(alerts.getFirst().severity()).isEqualTo(Alert.Severity.CRITICAL);
    assertThat(alerts.getFirst().passage())
        .contains(new Alert.Passage(FilmedSitting.ID, at(FilmedSitting.SECRET_FROM), at(7.0)));
  }

  @Test
  void ended_packetInTheLog_isAnAlarm() {
    assertThat(codeWithPacketAt(6)).isEqualTo("closed-session-leak");
  }

  @Test
  void ended_packetThatCameWithTheOrder_isNone() {
    assertThat(codeWithPacketAt(FilmedSitting.SECRET_FROM + 0.3))
        .isEqualTo("closed-session-checked");
  }

  /** What the clerk is shown if the log holds one packet of that second. */
  private String codeWithPacketAt(double second) {
    film(/* kept= */ true);
    closeDoors();
    MediaTime time = MediaTime.of(at(second));
    log.append(
            Topics.CONTRIBUTION,
            FilmedSitting.ID.value(),
            new ContributionPacket(1, 0, time, time, MediaTime.ZERO, true, Bytes.utf8("secret")))
        .join();
    try (ClosedSessionCheck check = check()) {
      check.start();
      await().pollDelay(Duration.ofMillis(100)).until(() -> true);
      tell(new BroadcastEvent.Ended(FilmedSitting.ID, at(7.0)));
      await().until(() -> !alerts.isEmpty());
    }
    return alerts.getFirst().code().split(":", -1)[0];
  }

  /** Its clock can be set on. */
  private volatile Instant now = at(20);

  private ProofMaker maker() {
    return new ProofMaker(
        catalogue,
        new SiteConfig(
            "Ville",
            URI.create("https://live.example.org"),
            List.of("fr"),
            List.of(),
            Optional.empty(),
            SiteConfig.Accessibility.NONE),
        AuditConfig.USUAL,
        SigningKeyFile.ofSite(keys),
        "1.0",
        Clock.systemUTC());
  }

  private ClosedSessionCheck proving(ObjectStore searched) {
    InstantSource source = () -> now;
    return new ClosedSessionCheck(
        ledger,
        log,
        catalogue,
        searched,
        new RaisedAlerts(log, MediaClock.system()),
        channel -> Duration.ZERO,
        Optional.of(directory.resolve("spool")),
        Optional.of(maker()),
        source.withZone(ZoneOffset.UTC),
        Duration.ofMillis(20));
  }

  private List<ClosedSessionProof> proofs() {
    return catalogue.proofs().of(FilmedSitting.ID);
  }

  /** A broadcast ends while its doors are closed, and what was kept of that is looked for. */
  private void prove(boolean kept) {
    film(kept);
    closeDoors();
    tell(new BroadcastEvent.Ended(FilmedSitting.ID, at(7.0)));
    try (ClosedSessionCheck check = proving(store)) {
      check.start();
      await().until(() -> !proofs().isEmpty());
    }
  }

  @Test
  void ended_nothingKept_isProvedWithTheSumsOfAllThatWasRead() {
    prove(/* kept= */ true);
    ClosedSessionProof proof = proofs().getFirst();
    assertThat(proof.result()).isEqualTo(ClosedSessionProof.Result.CLEAN);
    assertThat(proof.from()).isEqualTo(at(FilmedSitting.SECRET_FROM));
    assertThat(PdfSignature.verify(proof.document()).fingerprint()).isNotEmpty();
    Bytes segment = store.get("recordings/" + FilmedSitting.ID + "/180p/3.m4s").orElseThrow();
    assertThat(proof.findings()).contains(Sha256.hex(segment), "/audio/3.m4s");
  }

  @Test
  void ended_somethingKept_isProvedAsThat() {
    prove(/* kept= */ false);
    assertThat(proofs().getFirst().result()).isEqualTo(ClosedSessionProof.Result.FOUND);
  }

  @Test
  void ended_somethingKept_isToldAfterEachStartUntilAPersonSettlesIt() {
    prove(/* kept= */ false);
    alerts.clear();
    try (ClosedSessionCheck again = proving(store)) {
      again.start();
      await().until(() -> alerts.stream().anyMatch(Alert::raised));
      assertThat(alerts.getFirst().code()).startsWith("closed-session-leak:");
      var _ =
          catalogue
              .accounts()
              .record(
                  new AuditEntry(
                      0,
                      now,
                      Optional.empty(),
                      "greffe",
                      AuditAction.CLOSED_SESSION_SETTLED,
                      FilmedSitting.ID.value(),
                      ClosedSessionSettlements.detail(proofs().getLast()),
                      ""));
      await().atMost(Duration.ofSeconds(20)).until(() -> !alerts.getLast().raised());
    }
    alerts.clear();
    try (ClosedSessionCheck again = proving(store)) {
      again.start();
      await().during(Duration.ofMillis(500)).until(alerts::isEmpty);
    }
  }

  @Test
  void resumed_foundThenNothing_theFirstAlarmStays() {
    film(/* kept= */ true);
    tell(
        new BroadcastEvent.Opened(FilmedSitting.ID, at(0), CHAMBER, ""),
        new BroadcastEvent.WentLive(FilmedSitting.ID, at(0)),
        new BroadcastEvent.Closed(FilmedSitting.ID, at(3.0)));
    try (ClosedSessionCheck check = check()) {
      check.start();
      await().pollDelay(Duration.ofMillis(100)).until(() -> true);
      // The room was seen until 5.4 s, and the slate from there.
      tell(
          new BroadcastEvent.Resumed(FilmedSitting.ID, at(4.5)),
          new BroadcastEvent.Closed(FilmedSitting.ID, at(FilmedSitting.SECRET_FROM)),
          new BroadcastEvent.Ended(FilmedSitting.ID, at(7.0)));
      await().until(() -> alerts.stream().anyMatch(each -> each.code().endsWith(":2")));
      await().during(Duration.ofMillis(300)).until(() -> alerts.stream().allMatch(Alert::raised));
    }
    assertThat(alerts)
        .extracting(each -> each.code().split(":", -1)[0])
        .contains("closed-session-leak", "closed-session-checked");
  }

  @Test
  void ended_severalSessions_haveAProofEach() {
    film(/* kept= */ true);
    closeDoors();
    tell(
        new BroadcastEvent.Resumed(FilmedSitting.ID, at(6.0)),
        new BroadcastEvent.Closed(FilmedSitting.ID, at(6.1)),
        new BroadcastEvent.Ended(FilmedSitting.ID, at(7.0)));
    try (ClosedSessionCheck check = proving(store)) {
      check.start();
      await().until(() -> proofs().size() == 2);
    }
    assertThat(proofs()).extracting(ClosedSessionProof::from).containsExactly(at(5.4), at(6.1));
  }

  @Test
  void ended_objectMissing_isNoCleanCertificate() {
    film(/* kept= */ true);
    store.delete("recordings/" + FilmedSitting.ID + "/90p/3.m4s");
    closeDoors();
    tell(new BroadcastEvent.Ended(FilmedSitting.ID, at(7.0)));
    try (ClosedSessionCheck check = proving(store)) {
      check.start();
      await().until(() -> !proofs().isEmpty());
    }
    assertThat(proofs().getFirst().result()).isEqualTo(ClosedSessionProof.Result.INCOMPLETE);
    assertThat(proofs().getFirst().findings()).contains("90p/3.m4s: missing in the store");
  }

  @Test
  void ended_storeAway_isToldAfterAWhile_andProvedOnceItIsBack() {
    film(/* kept= */ true);
    closeDoors();
    tell(new BroadcastEvent.Ended(FilmedSitting.ID, at(7.0)));
    store.fail(new StoreException("away"));
    try (ClosedSessionCheck check = proving(store)) {
      check.start();
      await().during(Duration.ofMillis(200)).until(() -> proofs().isEmpty());
      now = at(7.0).plus(Duration.ofMinutes(11));
      await().until(() -> !proofs().isEmpty());
      assertThat(proofs().getFirst().result()).isEqualTo(ClosedSessionProof.Result.INCOMPLETE);
      store.recover();
      await().until(() -> proofs().size() == 2);
    }
    assertThat(proofs().getLast().result()).isEqualTo(ClosedSessionProof.Result.CLEAN);
    assertThat(proofs().getLast().edition()).isEqualTo(2);
  }

  @Test
  void start_sessionThatEndedBeforeWithoutAProof_isMadeUpForOnce() {
    film(/* kept= */ true);
    closeDoors();
    tell(new BroadcastEvent.Ended(FilmedSitting.ID, at(7.0)));
    try (ClosedSessionCheck first = proving(store)) {
      first.start();
      // The proof comes first: ended between the two, the next start would show it.
      await().until(() -> !proofs().isEmpty() && !alerts.isEmpty());
    }
    alerts.clear();
    try (ClosedSessionCheck again = proving(store)) {
      again.start();
      await().during(Duration.ofMillis(300)).until(() -> proofs().size() == 1);
    }
    assertThat(alerts).isEmpty();
  }

  @Test
  void ended_objectThatTheCatalogueDoesNotName_isFound() {
    film(/* kept= */ false);
    Bytes secret = store.get("recordings/" + FilmedSitting.ID + "/90p/3.m4s").orElseThrow();
    film(/* kept= */ true);
    store.put("recordings/" + FilmedSitting.ID + "/90p/99.m4s", secret);
    SearchReport report =
        SecrecyScan.of(
            catalogue,
            store,
            catalogue.recording(FilmedSitting.ID).orElseThrow(),
            passage(6.0, 7.0));
    assertThat(report.found()).containsExactly("recordings/" + FilmedSitting.ID + "/90p/99.m4s");
  }

  @Test
  void search_spooledSegmentWithTheSecret_isFound() throws IOException {
    Recording recording = film(/* kept= */ false);
    Bytes secret = store.get("recordings/" + FilmedSitting.ID + "/180p/3.m4s").orElseThrow();
    Path spooled = directory.resolve("spool/" + FilmedSitting.ID + "/180p/3.parts");
    Files.createDirectories(Objects.requireNonNull(spooled.getParent()));
    Files.write(spooled, secret.array());
    SearchReport report =
        new SpoolSearch(directory.resolve("spool"))
            .of(
                recording,
                passage(6.0, 7.0),
                rendition ->
                    catalogue.segments(recording.id(), rendition.id()).stream()
                        .findFirst()
                        .map(row -> row.start().timescale()));
    assertThat(report.found()).containsExactly("spool/" + FilmedSitting.ID + "/180p/3.parts");
  }

  @Test
  void search_partInTheLog_mustBeOfTheSearchedSegment() {
    Recording recording = film(/* kept= */ true);
    Bytes segment = store.get("recordings/" + FilmedSitting.ID + "/180p/3.m4s").orElseThrow();
    MediaTime start = MediaTime.ofMicros(6_000_000);
    append(part(segment, start, 0));
    LogSearch search = new LogSearch(log, store);
    assertThat(search.parts(recording, passage(6.0, 7.0)).result())
        .isEqualTo(ClosedSessionProof.Result.CLEAN);
    append(part(Bytes.utf8("another thing"), start, 1));
    assertThat(search.parts(recording, passage(6.0, 7.0)).found())
        .containsExactly("renditions/180p/3.1");
  }

  private static RenditionPart part(Bytes data, MediaTime start, int number) {
    return new RenditionPart(
        /* epoch= */ 1,
        "180p",
        /* segment= */ 3,
        number,
        start,
        MediaTime.ofMicros(1_000_000),
        /* independent= */ true,
        /* last= */ false,
        data);
  }

  private void append(RenditionPart part) {
    log.append(Topics.RENDITIONS, FilmedSitting.ID.value(), part).join();
  }
}
