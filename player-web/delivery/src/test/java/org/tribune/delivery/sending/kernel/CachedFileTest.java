package org.tribune.delivery.sending.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.delivery.sending.OpenFile;

@EnabledOnOs(OS.LINUX)
final class CachedFileTest {
  private static final int LENGTH = 300_001;

  @TempDir private Path directory;

  private Path written() throws IOException {
    byte[] content = new byte[LENGTH];
    new Random(5).nextBytes(content);
    return Files.write(directory.resolve("séance n° 1"), content);
  }

  @Test
  void fillNow_justWritten_isRead() throws IOException {
    Path path = written();
    try (CachedFile file = CachedFile.open(path).orElseThrow()) {
      assertThat(file.length()).isEqualTo(LENGTH);
      ByteBuf piece = Unpooled.directBuffer(100_000, 100_000);
      assertThat(file.fillNow(piece, 200_001)).isTrue();
      byte[] read = new byte[100_000];
      piece.readBytes(read);
      assertThat(read)
          .isEqualTo(java.util.Arrays.copyOfRange(Files.readAllBytes(path), 200_001, LENGTH));
      piece.release();
    }
  }

  @Test
  void fill_whatIsLeft_goesOnWhereFillNowEnded() throws IOException {
    Path path = written();
    try (CachedFile file = CachedFile.open(path).orElseThrow()) {
      ByteBuf piece = Unpooled.directBuffer(1_000, 1_000);
      piece.writeBytes(Files.readAllBytes(path), 10, 300);
      file.fill(piece, 10);
      byte[] read = new byte[1_000];
      piece.readBytes(read);
      assertThat(read).isEqualTo(java.util.Arrays.copyOfRange(Files.readAllBytes(path), 10, 1_010));
      piece.release();
    }
  }

  @Test
  void fill_fileBecameShorter_isAnError() throws IOException {
    Path path = written();
    try (CachedFile file = CachedFile.open(path).orElseThrow()) {
      Files.write(path, new byte[10]);
      ByteBuf piece = Unpooled.directBuffer(100, 100);
      assertThatThrownBy(() -> file.fill(piece, 0)).isInstanceOf(EOFException.class);
      piece.release();
    }
  }

  @Test
  void isInMemory_justWritten_isTrue() throws IOException {
    try (CachedFile file = CachedFile.open(written()).orElseThrow()) {
      assertThat(file.isInMemory()).isTrue();
    }
  }

  @Test
  void isInMemory_someOfItWasNeverRead_isFalse() throws IOException {
    Path path = Holes.append(written(), 100_000);
    try (CachedFile file = CachedFile.open(path).orElseThrow()) {
      assertThat(file.length()).isEqualTo(LENGTH + 100_000);
      assertThat(file.isInMemory()).isFalse();
    }
  }

  @Test
  void isInMemory_empty_isFalse() throws IOException {
    Path path = Files.createFile(directory.resolve("empty"));
    try (CachedFile file = CachedFile.open(path).orElseThrow()) {
      assertThat(file.isInMemory()).isFalse();
    }
  }

  @Test
  void await_readAhead_isInMemory() throws IOException {
    Path path = Holes.append(written(), 3_000_001);
    try (CachedFile file = CachedFile.open(path).orElseThrow()) {
      file.readAhead();
      file.await();
      assertThat(file.isInMemory()).isTrue();
    }
  }

  @Test
  void await_fileBecameShorter_isAnError() throws IOException {
    Path path = Holes.append(written(), 300_000);
    try (CachedFile file = CachedFile.open(path).orElseThrow()) {
      file.readAhead();
      Files.write(path, new byte[10]);
      assertThatThrownBy(file::await).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void openAhead_ofAnotherLength_isNone() throws IOException {
    assertThat(new KernelFiles().openAhead(written(), LENGTH + 1)).isEmpty();
  }

  @Test
  void openAhead_notInMemory_isReadWhole() throws IOException {
    Path path = Holes.append(written(), 10_000);
    OpenFile file = new KernelFiles().openAhead(path, LENGTH + 10_000).orElseThrow();
    file.await();
    assertThat(file.read().array()).isEqualTo(Files.readAllBytes(path));
    file.letGo();
    assertThat(file.isOpen()).isFalse();
  }

  @Test
  void open_missing_isNone() {
    assertThat(CachedFile.open(directory.resolve("nothing"))).isEmpty();
  }

  @Test
  void open_manyTimes_holdsNoDescriptor() throws IOException {
    Path path = written();
    for (int time = 0; time < 20_000; time++) {
      CachedFile.open(path).orElseThrow().close();
    }
    assertThat(Files.exists(path)).isTrue();
  }
}
