package org.tribune.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessMemoryTest {
  private static final long MACHINE = 1L << 30;

  @Test
  void memory_ofTheJvmsArguments_isTheLastThatTheySay() {
    long heap = 256L << 20;
    assertThat(ProcessMemory.of(MACHINE, heap, List.of("-Xss512k")).direct()).isEqualTo(heap);
    assertThat(
            ProcessMemory.of(
                MACHINE,
                heap,
                List.of("-XX:MaxDirectMemorySize=1g", "-Xmx256m", "-XX:MaxDirectMemorySize=160M")))
        .isEqualTo(new ProcessMemory(MACHINE, heap, /* direct= */ 160L << 20));
    assertThat(ProcessMemory.of(MACHINE, heap, List.of("-XX:MaxDirectMemorySize=4096")).direct())
        .isEqualTo(4_096);
  }

  /** The smallest box that README names, and what it is started with. */
  @Test
  void aGigabyte_isSharedByHeapAccountAndCodecs() {
    ProcessMemory memory = new ProcessMemory(MACHINE, 256L << 20, 160L << 20);
    assertThat(memory.forMedia()).isBetween(140L << 20, 150L << 20);
    assertThat(memory.forClients()).isLessThan(memory.forMedia());
    assertThat(memory.forCodecs()).isEqualTo((1024L - 256 - 160 - 200) << 20);
  }

  @Test
  void aSmallMachine_stillHasRoomForOneCamera() {
    ProcessMemory memory = new ProcessMemory(384L << 20, 160L << 20, 128L << 20);
    assertThat(memory.forCodecs()).isEqualTo(80L << 20);
    assertThat(memory.forMedia()).isGreaterThan(40L << 20);
  }
}
