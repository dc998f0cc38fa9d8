package org.tribune.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskReserveTest {
  @TempDir private Path folder;

  @Test
  void make_withRoom_isThereUntilItIsGivenUpOnce() throws Exception {
    DiskReserve reserve = DiskReserve.beside(folder.resolve("tribune.db"));
    assertThat(reserve.giveUp()).isFalse();
    reserve.make();
    Path file = folder.resolve("reserve");
    assertThat(Files.size(file)).isBetween(1L, 16L << 20);
    assertThat(folder.resolve("reserve.part")).doesNotExist();
    reserve.make();

    assertThat(DiskReserve.beside(folder.resolve("spool")).giveUp()).isTrue();
    assertThat(file).doesNotExist();
    assertThat(reserve.giveUp()).isFalse();
    // There is room again, so whoever writes much goes on.
    assertThat(reserve.isGivenUp()).isFalse();
  }

  @Test
  void make_folderThatCanNotBeWritten_isDoneWithout() {
    DiskReserve reserve = DiskReserve.beside(folder.resolve("none").resolve("tribune.db"));
    reserve.make();
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
