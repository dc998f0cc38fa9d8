package org.tribune.site.sitting.convocation;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.tribune.core.sandbox.Sandbox;

/**
 * Reads a convocation and says in a line what it is. A program of its own, since a file may be made
 * to take all memory and all time: {@link ConvocationReader} starts it with bounds to both.
 */
public final class ConvocationReading {
  /** What is said of a file that was read, before what it is. */
  static final String READ = "READ";

  /** What is said behind that if there is more in it. */
  static final String CUT = "CUT";

  private static final int HEAD = 1_024;
  private static final int LONGEST_TYPE = 200;

  /** A page of a letter has some thousand; a scan has none, or what a printer has stamped on it. */
  private static final int FEWEST_LETTERS = 40;

  private static final int MOST_MANIFEST = 4_000_000;

  private ConvocationReading() {}

  /**
   * Reads a file.
   *
   * @param arguments the file, and where to write its lines
   */
  public static void main(String[] arguments) {
    PrintStream answer = System.out;
    // What libraries log is no part of the answer.
    System.setOut(System.err);
    Sandbox.sealOrEnd();
    answer.println(answer(Path.of(arguments[0]), Path.of(arguments[1])));
  }

  static String answer(Path file, Path out) {
    try {
      TextLines lines = new TextLines();
      ConvocationText.Format format = read(file, lines);
      Files.write(out, lines.lines().stream().map(TextLine::written).toList());
      return READ + " " + format + (lines.isCut() ? " " + CUT : "");
    } catch (UnreadableException e) {
      return e.flaw().name();
    } catch (InvalidPasswordException e) {
      return Flaw.ENCRYPTED.name();
    } catch (IOException | XMLStreamException | RuntimeException e) {
      return Flaw.DAMAGED.name();
    }
  }

  /** Reads {@code file}, whatever it is. */
  static ConvocationText.Format read(Path file, TextLines lines)
      throws IOException, XMLStreamException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    ConvocationText.Format format =
        switch (FileKind.of(head)) {
          case PDF -> pdf(file, lines);
          case ZIP -> zip(file, lines);
          case TEXT, COMPOUND, PICTURE, RTF, OTHER ->
              throw new UnreadableException(Flaw.WRONG_TYPE);
        };
    if (lines.readable() < FEWEST_LETTERS) {
      throw new UnreadableException(format == ConvocationText.Format.PDF ? Flaw.SCAN : Flaw.EMPTY);
    }
    return format;
  }

  private static ConvocationText.Format pdf(Path file, TextLines lines) throws IOException {
    try (PDDocument document =
        Loader.loadPDF(
            new File(file.toString()), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      if (document.getNumberOfPages() < 1) {
        throw new UnreadableException(Flaw.DAMAGED);
      }
      PdfText.read(document, lines);
    }
    return ConvocationText.Format.PDF;
  }

  private static ConvocationText.Format zip(Path file, TextLines lines)
      throws IOException, XMLStreamException {
    try (BoundedZip zip = new BoundedZip(file)) {
      if (isEncrypted(zip)) {
        throw new UnreadableException(Flaw.ENCRYPTED);
      }
      Optional<String> word = WordPackage.find(zip);
      if (word.isPresent()) {
        WordPackage.read(zip, word.get(), lines);
        return ConvocationText.Format.DOCX;
      }
      String type = start(zip, "mimetype", LONGEST_TYPE).strip();
      if (OpenDocumentReader.isText(type)) {
        OpenDocumentReader.read(zip, lines);
        return ConvocationText.Format.ODT;
      }
      boolean isSheet = zip.hasBelow("xl/") || type.contains("spreadsheet");
      throw new UnreadableException(isSheet ? Flaw.SHEET : Flaw.WRONG_TYPE);
    }
  }

  /** OpenDocument 1.2 encrypts part by part, as its list of parts says; newer files are one. */
  private static boolean isEncrypted(BoundedZip zip) throws IOException {
    return zip.has("encrypted-package")
        || start(zip, "META-INF/manifest.xml", MOST_MANIFEST).contains("encryption-data");
  }

  private static String start(BoundedZip zip, String part, int longest) throws IOException {
    Optional<InputStream> in = zip.open(part);
    return in.isEmpty() ? "" : new String(in.get().readNBytes(longest), StandardCharsets.UTF_8);
  }

  /** The lines of a file that {@link #main} wrote. */
  static List<TextLine> written(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.lines().limit(TextLines.MOST_LINES).map(TextLine::read).toList();
  }
}
