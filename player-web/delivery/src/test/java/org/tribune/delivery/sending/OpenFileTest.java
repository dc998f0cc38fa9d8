package org.tribune.delivery.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class OpenFileTest {
  private final Way way;
  @TempDir private Path directory;

  OpenFileTest(Way way) {
    this.way = way;
  }

  private OpenFile open(String content) throws IOException {
    return way.sending().files().open(Files.writeString(directory.resolve(content), content));
  }

  @Test
  void letGo_byTheLastHolder_closes() throws IOException {
    OpenFile file = open("held twice");
    file.hold();
    file.letGo();
    assertThat(file.isOpen()).isTrue();
    file.letGo();
    assertThat(file.isOpen()).isFalse();
  }

  /** The kernel gives the number of a descriptor that was closed to the next file. */
  @Test
  void letGo_onceTooOften_closesNoOtherFile() throws IOException {
    OpenFile file = open("over");
    file.letGo();
    OpenFile next = open("still read");
    file.letGo();
    assertThat(next.read().array()).asString().isEqualTo("still read");
    next.letGo();
  }
}
