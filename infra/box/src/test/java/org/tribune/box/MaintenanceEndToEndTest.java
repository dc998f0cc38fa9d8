package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.store.FileSystemObjectStore;

/** Backup, restoration and the doctor on the real program, beside it while it runs. */
@Tag("e2e")
final class MaintenanceEndToEndTest {
  private static final String CHANNEL =
      """
      transcoder: {ladder: [240]}
      channels:
        - {id: chamber, name: Salle du conseil, autostart: true, sources: [{type: testcard}]}
      """;

  @TempDir private Path folder;

  private record Outcome(int status, String said) {}

  private static Outcome tribune(Path site, String... arguments) {
    return with("tribune.yml", site, arguments);
  }

  private static Outcome with(String configuration, Path site, String... arguments) {
    StringWriter said = new StringWriter();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--config",
            site.resolve(configuration).toString(),
            "--data",
            site.resolve("data").toString()));
    int status = Main.run(new PrintWriter(said), new PrintWriter(said), all.toArray(String[]::new));
    return new Outcome(status, said.toString());
  }

  private static JsonNode recordings(BoxProcess box) throws IOException, InterruptedException {
    return new ObjectMapper().readTree(box.get("/api/v1/recordings").body());
  }

  private static String record(BoxProcess box) throws IOException, InterruptedException {
    box.awaitOnAir("chamber", /* segments= */ 4);
    box.endBroadcast("chamber");
    box.await(
        "the recording is complete",
        () -> recordings(box).at("/recordings/0/state").asText().equals("complete"));
    String recording = recordings(box).at("/recordings/0/id").asText();
    // What was asked for just before may be known as missing for a tenth of a second.
    box.await("its playlist", () -> pictures(box, recording).contains("#EXTM3U"));
    return recording;
  }

  private static String pictures(BoxProcess box, String recording)
      throws IOException, InterruptedException {
    return box.get("/hls/recordings/" + recording + "/240p/index.m3u8").body();
  }

  @Test
  void backup_thenDamageThenDoctorThenRestore_losesNothing() throws Exception {
    Path site = Files.createDirectories(folder.resolve("site"));
    Path backup = folder.resolve("backup");
    String recording;
    String whole;
    try (BoxProcess box = BoxProcess.start(site, CHANNEL)) {
      recording = record(box);
      whole = pictures(box, recording);
      assertThat(whole).contains("#EXT-X-ENDLIST").doesNotContain("#EXT-X-GAP");

      assertThat(tribune(site, "backup", backup.toString()))
          .satisfies(
              outcome -> {
                assertThat(outcome.status()).as(outcome.said()).isZero();
                assertThat(outcome.said())
                    .contains("Backed up 1 recordings", "It is not encrypted", "backup-key");
              });

      String lost = damage(site, recording);
      assertThat(tribune(site, "doctor", "--check").status()).isEqualTo(1);
      assertThat(pictures(box, recording)).isEqualTo(whole);
      Outcome found = tribune(site, "doctor");
      assertThat(found.status()).isEqualTo(1);
      assertThat(found.said()).contains(lost + " is damaged", "Something is left to do");
      box.await("the playlist has a gap", () -> pictures(box, recording).contains("#EXT-X-GAP"));
      assertThat(durations(pictures(box, recording))).isEqualTo(durations(whole));
      assertThat(pictures(box, recording).lines().filter("#EXT-X-GAP"::equals)).hasSize(1);

      Outcome mended = tribune(site, "doctor", "--from", backup.toString());
      assertThat(mended.status()).as(mended.said()).isZero();
      assertThat(mended.said()).contains("repaired: " + lost, "All is well");
      box.await("the playlist has no gap", () -> pictures(box, recording).equals(whole));

      String identity = encrypt(site, backup);
      damage(site, recording);
      Outcome refused = tribune(site, "doctor", "--from", backup.toString());
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.said()).startsWith("tribune: ").contains("--identity FILE");
      mended = tribune(site, "doctor", "--from", backup.toString(), "--identity", identity);
      assertThat(mended.status()).as(mended.said()).isZero();
      assertThat(mended.said()).contains("repaired: ", "All is well");
    }
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.copy(site.resolve("tribune.yml"), other.resolve("tribune.yml"));
    assertThat(tribune(other, "restore", backup.toString()).said()).contains("--identity FILE");
    Outcome restored =
        tribune(
            other,
            "restore",
            backup.toString(),
            "--identity",
            folder.resolve("key.txt").toString());
    assertThat(restored.status()).as(restored.said()).isZero();
    assertThat(restored.said()).contains("Restored 1 recordings", "every checksum verified");
    try (BoxProcess box = BoxProcess.start(other, CHANNEL)) {
      box.await("the recording", () -> pictures(box, recording).equals(whole));
      Decoding decoding =
          Decoding.of(
              box.address("/hls/recordings/" + recording + "/index.m3u8"), /* seconds= */ 60);
      assertThat(decoding.complaints()).isEmpty();
      assertThat(decoding.status()).isZero();
    }
  }

  /** Makes a key, and the backup one that it opens; gives the secret key's file. */
  private String encrypt(Path site, Path backup) throws IOException {
    StringWriter shown = new StringWriter();
    StringWriter told = new StringWriter();
    assertThat(Main.run(new PrintWriter(shown), new PrintWriter(told), "backup-key")).isZero();
    assertThat(told.toString()).doesNotContain("AGE-SECRET-KEY-1").contains("recipients: [age1");
    Path identity = Files.writeString(folder.resolve("key.txt"), shown.toString());
    String section = told.toString().substring(told.toString().indexOf("backup:"));
    Files.writeString(
        site.resolve("encrypted.yml"), Files.readString(site.resolve("tribune.yml")) + section);
    Outcome encrypted = with("encrypted.yml", site, "backup", backup.toString());
    assertThat(encrypted.status()).as(encrypted.said()).isZero();
    assertThat(encrypted.said()).doesNotContain("It is not encrypted");
    assertThat(backup.resolve("store")).doesNotExist();
    return identity.toString();
  }

  /** The duration of each segment as the playlist writes it: the same with a gap as without. */
  private static List<String> durations(String playlist) {
    return playlist.lines().filter(line -> line.startsWith("#EXTINF:")).toList();
  }

  /** Flips a byte in the middle of a segment; gives its name. */
  private static String damage(Path site, String recording) {
    FileSystemObjectStore store = new FileSystemObjectStore(site.resolve("data/store"));
    try (var objects = store.list("recordings/" + recording + "/240p/")) {
      String name =
          objects
              .map(object -> object.name())
              .filter(each -> each.endsWith(".m4s"))
              .findFirst()
              .orElseThrow();
      byte[] content = store.get(name).orElseThrow().array().clone();
      content[content.length / 2] ^= 1;
      store.put(name, Bytes.wrap(content));
      return name;
    }
  }

  @Test
  @Tag("wide")
  void restore_ontoASiteThatIsThere_isRefused() throws Exception {
    Path site = Files.createDirectories(folder.resolve("taken"));
    Path backup = folder.resolve("backup-of-taken");
    try (BoxProcess box = BoxProcess.start(site, CHANNEL)) {
      record(box);
      assertThat(tribune(site, "backup", backup.toString()).status()).isZero();
    }
    Outcome refused = tribune(site, "restore", backup.toString());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.said()).startsWith("tribune: ").contains("name another with --data");
    assertThat(tribune(site, "restore", folder.resolve("nowhere").toString()).said())
        .contains("There is no directory");
  }
}
