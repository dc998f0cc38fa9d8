package org.tribune.site.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.access.AccountId;
import org.tribune.core.broadcast.BroadcastId;

/** What a crash leaves. */
class UploadFolderTest {
  private static final Upload UPLOAD =
      new Upload(
          "k3v9q2xw4bk3v9q2xw4b",
          new AccountId("p-author"),
          new VideoId("lake"),
          new BroadcastId("20261126t083000-a"),
          "Été « lac ».mp4",
          /* length= */ 1_000,
          Instant.EPOCH,
          Instant.EPOCH.plusSeconds(9),
          /* handedOver= */ false,
          /* abandoned= */ false);

  @TempDir Path directory;
  private UploadFolder folder;

  @BeforeEach
  void create() throws IOException {
    folder = new UploadFolder(directory.resolve("films"));
    folder.prepare();
    folder.create(UPLOAD);
  }

  private Path file(String ending) {
    return directory.resolve("films").resolve(UPLOAD.id() + ending);
  }

  @Test
  void all_afterTheProcessDied_areReadBackAsTheyWere() throws IOException {
    UploadFolder again = new UploadFolder(directory.resolve("films"));
    again.prepare();
    assertThat(again.all()).containsExactly(UPLOAD);
    assertThat(again.offset(UPLOAD)).isZero();
  }

  @Test
  void all_writtenByAnOlderProgram_areNotGivenUp() throws IOException {
    String words = Files.readString(file(".json"));
    assertThat(words).contains(",\"abandoned\":false");
    Files.writeString(file(".json"), words.replace(",\"abandoned\":false", ""));
    assertThat(folder.all()).containsExactly(UPLOAD);
  }

  @Test
  void offset_isTheLengthOfTheFile_neverMoreThanTheWhole() throws IOException {
    Files.write(file(".part"), new byte[700]);
    assertThat(folder.offset(UPLOAD)).isEqualTo(700);
    Files.write(file(".part"), new byte[1_001]);
    assertThat(folder.offset(UPLOAD)).isEqualTo(1_000);
    assertThat(Files.size(file(".part"))).isEqualTo(1_000);
  }

  @Test
  void offset_afterACrashInAPieceWithAChecksum_isWhereThePieceBegan() throws IOException {
    Files.write(file(".part"), new byte[300]);
    folder.unverified(UPLOAD, 300);
    Files.write(file(".part"), new byte[900]);
    assertThat(folder.offset(UPLOAD)).isEqualTo(300);
    assertThat(folder.offset(UPLOAD)).isEqualTo(300);
    folder.unverified(UPLOAD, 300);
    Files.write(file(".part"), new byte[900]);
    folder.verified(UPLOAD);
    assertThat(folder.offset(UPLOAD)).isEqualTo(900);
    // The crash came while the mark itself was written: nothing of the piece was.
    Files.writeString(file(".from"), "");
    assertThat(folder.offset(UPLOAD)).isZero();
  }

  @Test
  void prepare_afterACrashInACreation_removesWhatIsOfNoUpload() throws IOException {
    Files.write(directory.resolve("films/stray.part"), new byte[9]);
    Files.write(file(".json.new"), new byte[9]);
    folder.prepare();
    assertThat(folder.all()).containsExactly(UPLOAD);
    assertThat(file(".json.new")).doesNotExist();
    assertThat(directory.resolve("films/stray.part")).doesNotExist();
  }

  @Test
  void delete_leavesNothing() throws IOException {
    folder.unverified(UPLOAD, 0);
    folder.delete(UPLOAD);
    folder.delete(UPLOAD);
    assertThat(directory.resolve("films")).isEmptyDirectory();
  }
}
