package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data directory and backups that an earlier version of the program made, opened and restored by
 * this one: it says of them what that one said. What they are is in the README beside them.
 */
@Tag("e2e")
final class OlderDataEndToEndTest {
  /** Just after they were made. Later, what has its time would go. */
  private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");

  private static final String YAML =
      """
      site: {name: "Ville d'essai", url: "http://localhost:8080", timezone: Europe/Paris}
      mail: {host: 127.0.0.1, port: 1, security: none, from: tribune@example.org}
      channels:
        - {id: chamber, name: Salle du conseil, sources: [{type: rtmp, streamKey: of-some-length-of-it}]}
      """;

  @TempDir private Path folder;

  private void unpack(String file) throws IOException {
    try (InputStream resource = OlderAnswers.resource(file);
        ZipInputStream zip = new ZipInputStream(resource)) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        Path target = folder.resolve(each.getName());
        Files.createDirectories(
            each.isDirectory() ? target : Objects.requireNonNull(target.getParent()));
        if (!each.isDirectory()) {
          Files.copy(zip, target);
          // A key that others may read is not used.
          Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        }
      }
    }
  }

  private void restore(String... more) throws IOException {
    Path config = Files.writeString(folder.resolve("restore.yml"), YAML + "data: data\n");
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    String backup = folder.resolve("backup").toString();
    Stream<String> arguments =
        Stream.concat(Stream.of("restore", backup, "--config", config.toString()), Stream.of(more));
    int status = Main.run(out, out, arguments.toArray(String[]::new));
    assertThat(status).as(said.toString()).isZero();
  }

  private void assertAnsweredAsBefore(String file) throws Exception {
    OlderAnswers before = OlderAnswers.read(file);
    Duration since = Duration.between(Instant.now(), NOW);
    try (BoxProcess box = BoxProcess.startWithClockOff(folder, YAML, since)) {
      before.signIn(box.address(""));
      // The search and what is looked at each second come a moment after the first answer.
      await()
          .atMost(BoxProcess.PATIENCE)
          .untilAsserted(() -> assertThat(before.differences(box.address(""))).isEmpty());
    }
  }

  @Test
  void dataDirectory_ofAnEarlierVersion_isReadTheSame() throws Exception {
    unpack("data.zip");
    assertAnsweredAsBefore("data.txt");
  }

  @Test
  @Tag("wide")
  void backup_ofAnEarlierVersion_isRestoredTheSame() throws Exception {
    unpack("backup.zip");
    restore();
    assertAnsweredAsBefore("backup.txt");
  }

  @Test
  void encryptedBackup_ofAnEarlierVersion_isRestoredWithWhatIsNotPublic() throws Exception {
    unpack("encrypted-backup.zip");
    restore("--identity", folder.resolve("key.txt").toString());
    assertAnsweredAsBefore("encrypted-backup.txt");
  }
}
