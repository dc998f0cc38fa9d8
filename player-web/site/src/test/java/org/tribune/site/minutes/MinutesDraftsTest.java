package org.tribune.site.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.ConfigException;

final class MinutesDraftsTest {
  @TempDir Path folder;

  private Path file(String lines) throws IOException {
    return Files.writeString(folder.resolve("pv.properties"), lines);
  }

  @Test
  void requireUsable_eachFileThatCannotBe_isToldAtTheStart() throws IOException {
    Path missing = folder.resolve("none.properties");
    Path broken = file("no.such.line = Bonsoir");

    assertThatThrownBy(() -> MinutesDrafts.requireUsable(Map.of("fr", missing, "en", broken)))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.mistakes())
                    .hasSize(2)
                    .anyMatch(each -> each.contains("none.properties"))
                    .anyMatch(each -> each.contains("no.such.line"))
                    .allMatch(each -> each.contains("sittings.minutesWording")));
  }

  @Test
  void requireUsable_filesThatCanBe_isSilent() throws IOException {
    MinutesDrafts.requireUsable(Map.of());
    MinutesDrafts.requireUsable(Map.of("fr", file("# Rien d’autre\n")));
  }
}
