package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.SqlCatalogue;
import org.tribune.testkit.Tool;
import org.tribune.testkit.catalogue.SittingSamples;
import org.tribune.testkit.store.SmallDisk;

/**
 * What was broadcast by a box as a sitting that was held, with checked captions, a published list
 * and adopted minutes, for the archive service: what it gets is read by programs that we did not
 * write.
 *
 * @param folder of the box
 */
record TransferredSitting(BoxProcess box, Path folder, SittingId id) {
  /** Lines of {@code tribune.yml}: who sends to whom. */
  static final String YAML =
      """
      sittings:
        transfer:
          archivalAgency: {identifier: FRAD015, name: Archives du Cantal & alentours}
          transferringAgency: {identifier: "21150187500010"}
      """;

  /** What was moved behind closed doors. */
  static final String SECRET = "sanction-disciplinaire";

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Opens a package as the archive service does: by its manifest, whose sums it makes again. */
  private static final String READER =
      """
      import hashlib, re, sys, zipfile
      from xml.etree import ElementTree
      SEDA = '{fr:gouv:culture:archivesdefrance:seda:v2.3}'
      package, target = sys.argv[1:3]
      with zipfile.ZipFile(package) as files:
          assert files.testzip() is None
          manifest = ElementTree.fromstring(files.read('manifest.xml'))
          assert manifest.tag == SEDA + 'ArchiveTransfer', manifest.tag
          named = {'manifest.xml'}
          for each in manifest.iter(SEDA + 'BinaryDataObject'):
              name, digest = each.findtext(SEDA + 'Uri'), each.find(SEDA + 'MessageDigest')
              content = files.read(name)
              assert digest.get('algorithm') == 'SHA-512'
              assert hashlib.sha512(content).hexdigest() == digest.text, name
              assert str(len(content)) == each.findtext(SEDA + 'Size'), name
              named.add(name)
          assert named == set(files.namelist()), named ^ set(files.namelist())
          groups = {each.get('id') for each in manifest.iter(SEDA + 'DataObjectGroup')}
          referred = [each.text for each in manifest.iter(SEDA + 'DataObjectGroupReferenceId')]
          assert groups == set(referred) and len(referred) == len(groups)
          files.extractall(target)
          print('\\n'.join(sorted(named)))
      """;

  /** Writes the sitting of a recording, and what the clerk does afterwards. */
  static TransferredSitting hold(BoxProcess box, Path folder, String recording)
      throws IOException, InterruptedException {
    SittingId id = new SittingId("20261124-conseil-k3v9");
    SittingId next = new SittingId("20261215-conseil-p2m7");
    try (Catalogue catalogue =
        SqlCatalogue.open(new CatalogueConfig.Sqlite(folder.resolve("data/tribune.db")))) {
      Broadcast broadcast = catalogue.broadcast(new BroadcastId(recording)).orElseThrow();
      Sitting held = held(id, broadcast);
      assertThat(catalogue.sittings().create(held)).isTrue();
      Sitting later = SittingSamples.draft(next.value(), held.facts().start().plusSeconds(1));
      assertThat(catalogue.sittings().create(later.in(SittingStatus.ANNOUNCED))).isTrue();
    }
    TransferredSitting sitting = new TransferredSitting(box, folder, id);
    sitting.say(recording);
    sitting.publish(next);
    return sitting;
  }

  /** One public vote, and one with an amendment behind closed doors. */
  private static Sitting held(SittingId id, Broadcast broadcast) {
    Sitting sample =
        SittingSamples.recorded(id.value(), broadcast.origin())
            .withBroadcasts(List.of(broadcast.id()))
            .withDocuments(List.of())
            .in(SittingStatus.HELD);
    Instant closed = broadcast.interruptions().getFirst().from().plusMillis(500);
    List<AgendaItem> items = new ArrayList<>();
    for (AgendaItem each : sample.items()) {
      items.add(each.change().deliberation(Optional.empty()).notes(SECRET).build());
    }
    Vote named =
        new Vote(
            VoteOutcome.ADOPTED,
            /* isUnanimous= */ false,
            Optional.empty(),
            Optional.of(
                new Ballot(
                    BallotKind.ROLL_CALL,
                    closed,
                    List.of(new Cast(new SpeakerId("levy"), Position.AGAINST)),
                    /* blank= */ 0)));
    items.add(
        AgendaItem.of(new ItemId("staff"), /* level= */ 0, "III", "Personnel 🏛 « ; \"»")
            .change()
            .motions(List.of(new Motion(new MotionId("m1"), SECRET, Optional.of(named))))
            .build()
            .voted(Optional.of(named)));
    return sample.withItems(items);
  }

  /** The clerk checks what was heard. */
  private void say(String recording) throws IOException, InterruptedException {
    String text = "WEBVTT\n\n00:00.500 --> 00:01.500\nLa séance est ouverte.\n";
    String body = JSON.writeValueAsString(JSON.createObjectNode().put("text", text));
    HttpResponse<String> saved =
        box.send(
            box.request("/api/v1/recordings/" + recording + "/captions/fr")
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
  }

  private void publish(SittingId next) throws IOException, InterruptedException {
    done("/publications/list", "{}");
    JsonNode draft = done("/minutes", "{}");
    assertThat("" + draft).contains("Personnel").doesNotContain(SECRET);
    String adoption =
        "{\"version\": %d, \"at\": \"%s\"}".formatted(draft.at("/minutes/version").asLong(), next);
    done("/minutes/adoption", adoption);
  }

  private JsonNode done(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = box.post("/api/v1/operator/sittings/" + id + path, body);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private String address() {
    return "/api/v1/operator/sittings/" + id + "/archive.zip?incomplete=true";
  }

  /** The package as a clerk takes it, opened; the folder with what was in it. */
  Path fetched() throws IOException, InterruptedException {
    JsonNode check = JSON.readTree(box.get("/api/v1/operator/sittings/" + id + "/archive").body());
    assertThat(check.findValuesAsText("kind")).doesNotContain("minutes-not-adopted");
    assertThat(check.at("/missing").findValuesAsText("kind"))
        .containsExactly("deliberations-unsigned");
    Path target = folder.resolve("fetched.zip");
    try (InputStream in = box.open(address())) {
      Files.copy(in, target);
    }
    assertThat(Files.size(target)).isEqualTo(check.at("/bytes").asLong());
    return opened(target);
  }

  /** More readers than may have downloads at once leave in the middle, one after the other. */
  void breakOff(int times) throws IOException, InterruptedException {
    // Segments that players have just read are kept open for the next.
    int before = open("/data/store/").size();
    for (int i = 0; i < times; i++) {
      try (InputStream in = box.open(address())) {
        assertThat(in.readNBytes(20_000)).hasSize(20_000);
      }
    }
    box.await("no more is open than before", () -> open("/data/store/").size() <= before);
  }

  /** What the box has open whose name has these words in it. */
  private List<String> open(String words) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of("/proc", "" + box.handle().pid(), "fd"))) {
      for (Path each : all.toList()) {
        try {
          found.add("" + Files.readSymbolicLink(each));
        } catch (NoSuchFileException e) {
          // Closed meanwhile.
        }
      }
    }
    found.removeIf(name -> !name.contains(words));
    return found;
  }

  /** The package as the command writes it beside the box, opened. */
  Path transferred() throws IOException, InterruptedException {
    Path target = folder.resolve("versements");
    Tool.Result written = transfer(target, "--without", "deliberations-unsigned");
    assertThat(written.output()).contains("1 sittings written into " + target);
    assertThat(written.status()).isZero();
    return opened(only(target));
  }

  /** The command on a disk on which there is no room. */
  void transferToAFullDisk() throws IOException, InterruptedException {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("full"), /* megabytes= */ 1)) {
      disk.fillBut(/* free= */ 100_000);
      Tool.Result refused = transfer(disk.path(), "--incomplete");
      assertThat(refused.output())
          .contains(id + " could not be written: it takes ", "has 0 MB free: make room there")
          .doesNotContain("\tat ");
      assertThat(refused.status()).isEqualTo(1);
      assertThat(disk.path()).isDirectoryNotContaining("glob:**versement*");
    }
  }

  private static Path only(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      List<Path> packages = all.filter(each -> each.toString().endsWith(".zip")).toList();
      assertThat(packages).hasSize(1);
      return packages.getFirst();
    }
  }

  private Tool.Result transfer(Path target, String... options)
      throws IOException, InterruptedException {
    List<String> program = new ArrayList<>();
    program.addAll(List.of("org.tribune.box.Main", "transfer", "" + target));
    program.addAll(List.of("--config", "" + folder.resolve("tribune.yml")));
    program.addAll(List.of(options));
    return Tool.run(DEADLINE, ProgramCommand.of("256m", program));
  }

  private static Path opened(Path zip) throws IOException, InterruptedException {
    Path target = Files.createDirectory(zip.resolveSibling(zip.getFileName() + "-opened"));
    Tool.Result read = Tool.run(DEADLINE, List.of("python3", "-c", READER, "" + zip, "" + target));
    assertThat(read.status()).as(read.output()).isZero();
    assertThat(read.output().lines())
        .contains(
            "content/enregistrement-1-240p.mp4",
            "content/liste-des-deliberations.pdf",
            "content/proces-verbal.odt",
            "content/proces-verbal.pdf",
            "content/sous-titres-1-fr.vtt");
    return target;
  }
}
