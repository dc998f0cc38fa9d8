package org.tribune.site.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.SandboxConfig;

final class PdfExaminerTest {
  @TempDir Path folder;

  /** A page whose content is so many bytes when it is unpacked. */
  private Path bomb(int megabytes) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
      byte[] block = "0 0 m 1 1 l\n".repeat(87_382).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < megabytes; i++) {
        out.write(block);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
                + "4 0 obj<</Filter/FlateDecode/Length "
                + packed.size()
                + ">>stream\n")
            .getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(packed.toByteArray());
    file.writeBytes(
        "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
    return Files.write(folder.resolve("bomb.pdf"), file.toByteArray());
  }

  @Test
  void examine_aFileThatUnpacksToMoreThanThereIs_endsWithinItsBounds() throws Exception {
    PdfExaminer examiner = new PdfExaminer(SandboxConfig.USUAL, Duration.ofSeconds(5), "32m");
    PdfFindings findings = examiner.examine(bomb(200), folder.resolve("text"));
    // As bounded it may be read without its text, or given up; but it ends, and this process lives.
    assertThat(findings)
        .isIn(new PdfFindings.Flawed(PdfFindings.Flaw.TOO_HARD), new PdfFindings.Sound(1));
  }

  @Test
  void examine_withoutTime_givesUp() throws Exception {
    PdfExaminer examiner = new PdfExaminer(SandboxConfig.USUAL, Duration.ofMillis(1), "32m");
    assertThat(examiner.examine(bomb(1), folder.resolve("text")))
        .isEqualTo(new PdfFindings.Flawed(PdfFindings.Flaw.TOO_HARD));
  }

  @Test
  void examine_anEmptyFile_isNoPdf() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pdf"));
    assertThat(new PdfExaminer(SandboxConfig.USUAL).examine(empty, folder.resolve("text")))
        .isEqualTo(new PdfFindings.Flawed(PdfFindings.Flaw.NOT_PDF));
  }
}
