package org.tribune.site.minutes.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribune.testkit.Tool;
import org.tribune.testkit.catalogue.CouncilEvening;

/** Opens minutes in LibreOffice, which reads both formats by code that is not ours. */
@Tag("wide")
final class WordProcessorTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"ODT", "DOCX"})
  void open_aWholeEvening_isReadAsWhatItIs(MinutesFormat format) throws Exception {
    Path file = folder.resolve("minutes" + format.end());
    Files.write(
        file, new MinutesFiles("Saint-Flour").write(CouncilEvening.minutes("fr"), format).array());
    String read = read(file);
    assertThat(read)
        .contains("<dc:title>Conseil communautaire")
        .contains("fo:language=\"fr\"")
        .contains("text:outline-level=\"1\"", "text:outline-level=\"2\"")
        .contains("Membres de l’assemblée", "La séance est levée à 21")
        .contains("<text:list-item>", "<table:table-header-rows>", "<text:page-number")
        .contains("Mme\u00A0Élise CONSEILLER-12");
    assertThat(read.split("<table:table-row", /* limit= */ -1))
        .hasSize(1 + 1 + CouncilEvening.MEMBERS);
    assertThat(read.split("<text:h ", /* limit= */ -1).length).isGreaterThan(CouncilEvening.ITEMS);
  }

  /** As the one XML file that LibreOffice writes of what it read. */
  private String read(Path file) throws Exception {
    Tool.Result result =
        Tool.run(
            Duration.ofMinutes(3),
            List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "fodt",
                "--outdir",
                folder.resolve("read").toString(),
                file.toString()));
    assertThat(result.status()).as(result.output()).isZero();
    return Files.readString(folder.resolve("read").resolve("minutes.fodt"));
  }
}
