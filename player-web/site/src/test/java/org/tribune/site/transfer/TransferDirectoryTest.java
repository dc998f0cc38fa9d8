package org.tribune.site.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.Bytes;
import org.tribune.delivery.sending.BlockWriter;
import org.tribune.delivery.sending.BodyBlock;
import org.tribune.delivery.sending.BodySending;
import org.tribune.delivery.sending.FileSending;
import org.tribune.delivery.sending.SharedBodies;
import org.tribune.delivery.sending.vertx.VertxBodySending;
import org.tribune.testkit.catalogue.SittingSamples;
import org.tribune.testkit.store.SmallDisk;

/** A directory whose disk becomes full, and what others keep there. */
final class TransferDirectoryTest {
  @TempDir Path folder;

  private TransferPackage made(int bytes) {
    TransferContents contents =
        new TransferContents(
            SittingSamples.recorded("20261124-conseil", SittingSamples.EVENING)
                .in(SittingStatus.HELD),
            "fr",
            List.of(
                TransferFile.of(
                    TransferKind.DATA,
                    "seance.json",
                    "La séance",
                    FileFormat.JSON,
                    "fr",
                    Bytes.wrap(new byte[bytes]))),
            List.of(),
            Map.of(),
            List.of(),
            List.of());
    return TransferPackage.of(
        contents,
        ArchivedSitting.config(folder).sittings().transfer().orElseThrow(),
        Instant.parse("2026-12-01T02:00:00Z"));
  }

  @Test
  void write_diskThatIsFilledMeanwhile_saysWhatToDoAndLeavesNothing() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), /* megabytes= */ 2);
        TransferDirectory directory = TransferDirectory.open(disk.path())) {
      TransferPackage made = made(/* bytes= */ 1_000_000);
      assertThatThrownBy(
              () -> directory.write(made, new FillingTheDisk(disk), () -> fail("It is not whole")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("it takes 2 MB and " + disk.path() + " has 0 MB free: make room");
      assertThat(disk.path()).isDirectoryNotContaining("glob:**versement*");
      disk.free();
      directory.write(made, new VertxBodySending(), () -> {});
      assertThat(directory.file(made.contents())).isNotEmptyFile();
    }
  }

  @Test
  void open_filesOfOthers_areLeftAlone() throws IOException {
    Path download = Files.writeString(folder.resolve("film.mp4.part"), "of a browser");
    Path ours = Files.writeString(folder.resolve("versement-a-1.zip.part"), "half");
    try (TransferDirectory _ = TransferDirectory.open(folder)) {
      assertThat(download).exists();
      assertThat(ours).doesNotExist();
    }
  }

  /** Others write so much as soon as the package begins. */
  private record FillingTheDisk(SmallDisk disk, BodySending sending) implements BodySending {
    FillingTheDisk(SmallDisk disk) {
      this(disk, new VertxBodySending());
    }

    @Override
    public BodyBlock block(int memoryAtOnce) {
      if (Files.notExists(disk.path().resolve("filler"))) {
        try {
          disk.fill();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return sending.block(memoryAtOnce);
    }

    @Override
    public Buffer buffer(List<Bytes> runs) {
      return sending.buffer(runs);
    }

    @Override
    public SharedBodies shared(int loops, LongConsumer inUse) {
      return sending.shared(loops, inUse);
    }

    @Override
    public FileSending files() {
      return sending.files();
    }

    @Override
    public BlockWriter blocks(HttpServerRequest request) {
      return sending.blocks(request);
    }
  }
}
