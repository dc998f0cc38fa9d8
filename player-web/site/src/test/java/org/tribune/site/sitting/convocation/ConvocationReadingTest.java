package org.tribune.site.sitting.convocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.SandboxConfig;

/** What is no convocation, or means harm. */
final class ConvocationReadingTest {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private static final String RELATIONS =
      "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/>"
          + "</Relationships>";

  @TempDir Path folder;

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("file"), content);
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : new TreeMap<>(parts).entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] word(String document) throws IOException {
    return zip(Map.of("_rels/.rels", utf8(RELATIONS), "word/document.xml", utf8(document)));
  }

  private static String paragraphs(String text) {
    return "<w:document xmlns:w=\"" + WORD + "\"><w:body>" + text + "</w:body></w:document>";
  }

  private static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  private void assertFlaw(byte[] content, Flaw flaw) throws IOException {
    assertThat(ConvocationReading.answer(write(content), folder.resolve("text")))
        .isEqualTo(flaw.name());
  }

  @Test
  void read_aDocumentThatUnpacksToMoreThanIsRead_isTooHard() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.write(utf8(RELATIONS));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      spaces(zip, 40);
    }
    assertThat(bytes.size()).isLessThan(100_000);
    assertFlaw(bytes.toByteArray(), Flaw.TOO_HARD);
  }

  private static void spaces(OutputStream out, int megabytes) throws IOException {
    byte[] block = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < megabytes; i++) {
      out.write(block);
    }
  }

  @Test
  void read_elementsInElementsWithoutEnd_isTooHard() throws Exception {
    assertFlaw(word(paragraphs("<w:sdt>".repeat(100_000))), Flaw.TOO_HARD);
  }

  @Test
  void read_entities_areRefused() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "geheim");
    assertFlaw(
        word(
            "<!DOCTYPE w [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]>"
                + paragraphs(paragraph("&x;"))),
        Flaw.DAMAGED);
  }

  @Test
  void read_moreThanAnyConvocationHas_isCut() throws Exception {
    TextLines lines = new TextLines();
    ConvocationReading.read(write(word(paragraphs(paragraph("Budget").repeat(9_000)))), lines);
    assertThat(lines.isCut()).isTrue();
    assertThat(lines.lines()).hasSize(TextLines.MOST_LINES);
  }

  @Test
  void read_otherDocuments_areNamed() throws Exception {
    assertFlaw(zip(Map.of("xl/workbook.xml", utf8("<x/>"))), Flaw.SHEET);
    assertFlaw(
        zip(Map.of("mimetype", utf8("application/vnd.oasis.opendocument.spreadsheet"))),
        Flaw.SHEET);
    assertFlaw(zip(Map.of("photo.jpg", utf8("x"))), Flaw.WRONG_TYPE);
    assertFlaw(word(paragraphs("")), Flaw.EMPTY);
    assertFlaw(utf8("PK\u0003\u0004 torn"), Flaw.DAMAGED);
    assertFlaw(utf8("%PDF-1.7 torn"), Flaw.DAMAGED);
    assertFlaw(
        zip(
            Map.of(
                "mimetype",
                utf8("application/vnd.oasis.opendocument.text"),
                "META-INF/manifest.xml",
                utf8("<m><manifest:encryption-data/></m>"))),
        Flaw.ENCRYPTED);
  }

  @Test
  void read_aPdfWithoutText_isAScan() throws Exception {
    assertFlaw(pdf(/* password= */ ""), Flaw.SCAN);
  }

  @Test
  void read_aPdfWithAPassword_isEncrypted() throws Exception {
    assertFlaw(pdf("secret"), Flaw.ENCRYPTED);
  }

  private static byte[] pdf(String password) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  @Test
  void kindOf_whatNobodyOpens_isNamedByItsContent() {
    byte[] compound = new byte[2_000];
    byte[] mark = {
      (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };
    System.arraycopy(mark, 0, compound, 0, mark.length);
    assertThat(flaw(compound)).isEqualTo(Flaw.WRONG_TYPE);
    put(compound, "WordDocument");
    assertThat(flaw(compound)).isEqualTo(Flaw.OLD_WORD);
    put(compound, "EncryptedPackage");
    assertThat(flaw(compound)).isEqualTo(Flaw.ENCRYPTED);
    assertThat(flaw(utf8("{\\rtf1\\ansi Ordre du jour"))).isEqualTo(Flaw.RTF);
    assertThat(flaw(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}))
        .isEqualTo(Flaw.PICTURE);
    assertThat(flaw(utf8("<!DOCTYPE html><p>1. Budget"))).isEqualTo(Flaw.WRONG_TYPE);
    assertThat(flaw(new byte[] {1, 0, 2, 0})).isEqualTo(Flaw.WRONG_TYPE);
    for (String text : new String[] {"", "1. Budget", "<Budget> ?", "\ufeff1. É"}) {
      assertThat(FileKind.of(utf8(text))).isEqualTo(FileKind.TEXT);
    }
    assertThat(FileKind.of("\ufeff1. É".getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo(FileKind.TEXT);
  }

  private static Flaw flaw(byte[] content) {
    return FileKind.flawOf(FileKind.of(content), content).orElseThrow();
  }

  private static void put(byte[] content, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(bytes, 0, content, 1_000, bytes.length);
  }

  /** In the sandbox, as the program does it. */
  @Test
  void reader_aDocumentByWord_hasItsLines() throws Exception {
    ConvocationText text =
        new ConvocationReader(SandboxConfig.USUAL, folder)
            .read(ConvocationSamples.bytes("word-lettre.docx"));
    assertThat(text.format()).isEqualTo(ConvocationText.Format.DOCX);
    assertThat(text.lines()).isEqualTo(ConvocationSamples.lines("word-lettre.docx"));
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void reader_withoutTime_givesUp() throws Exception {
    ConvocationReader reader =
        new ConvocationReader(SandboxConfig.USUAL, folder, Duration.ofMillis(1), "32m");
    byte[] content = word(paragraphs(paragraph("Budget").repeat(100)));
    assertThatThrownBy(() -> reader.read(content))
        .isInstanceOfSatisfying(
            UnreadableException.class,
            refused -> assertThat(refused.flaw()).isEqualTo(Flaw.TOO_HARD));
  }
}
