package org.tribune.site.sitting;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.tribune.core.sandbox.Sandbox;

/**
 * Reads a PDF file and says in a line what it is. A program of its own, since a file may be made to
 * take all memory and all time: {@link PdfExaminer} starts it with bounds to both.
 */
public final class PdfReading {
  /** More text of one document is not searched. */
  private static final int LONGEST_TEXT = 4_000_000;

  private static final COSName JAVASCRIPT = COSName.getPDFName("JavaScript");
  private static final COSName LAUNCH = COSName.getPDFName("Launch");

  private PdfReading() {}

  /**
   * Reads a file.
   *
   * @param arguments the file, and where to write its text
   */
  public static void main(String[] arguments) {
    PrintStream answer = System.out;
    // What libraries log is no part of the answer.
    System.setOut(System.err);
    Sandbox.sealOrEnd();
    answer.println(read(Path.of(arguments[0]), Path.of(arguments[1])));
  }

  private static String read(Path file, Path text) {
    try (PDDocument document =
        Loader.loadPDF(
            new File(file.toString()), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      int pages = document.getNumberOfPages();
      if (pages < 1) {
        return PdfFindings.Flaw.DAMAGED.name();
      }
      if (hasAction(document, JAVASCRIPT)) {
        return PdfFindings.Flaw.JAVASCRIPT.name();
      }
      if (hasAction(document, LAUNCH)) {
        return PdfFindings.Flaw.LAUNCH.name();
      }
      try (BufferedWriter out = Files.newBufferedWriter(text)) {
        write(document, pages, out);
      }
      return PdfFindings.SOUND + " " + pages;
    } catch (InvalidPasswordException e) {
      return PdfFindings.Flaw.ENCRYPTED.name();
    } catch (IOException | RuntimeException e) {
      return PdfFindings.Flaw.DAMAGED.name();
    }
  }

  /** Page by page, as far as it can be read: what can't is still a document. */
  private static void write(PDDocument document, int pages, Writer out) throws IOException {
    int written = 0;
    for (int page = 1; page <= pages && written < LONGEST_TEXT; page++) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      String text;
      try {
        text = stripper.getText(document);
      } catch (IOException | RuntimeException e) {
        text = "";
      }
      String bounded = text.substring(0, Math.min(text.length(), LONGEST_TEXT - written));
      out.write(bounded);
      out.write('\f');
      written += bounded.length();
    }
  }

  /** Looks at every object, also at those that nothing seems to use. */
  private static boolean hasAction(PDDocument document, COSName kind) throws IOException {
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
      COSObject object = document.getDocument().getObjectFromPool(key);
      if (isOrHolds(object.getObject(), kind, seen)) {
        return true;
      }
    }
    return isOrHolds(document.getDocument().getTrailer(), kind, seen);
  }

  private static boolean isOrHolds(COSBase root, COSName kind, Set<COSBase> seen) {
    Deque<COSBase> next = new ArrayDeque<>();
    if (root != null) {
      next.add(root);
    }
    while (!next.isEmpty()) {
      COSBase each = next.removeLast();
      if (!seen.add(each)) {
        continue;
      }
      if (each instanceof COSDictionary dictionary) {
        if (kind.equals(dictionary.getItem(COSName.S))
            || (kind.equals(JAVASCRIPT) && dictionary.containsKey(COSName.JS))) {
          return true;
        }
        dictionary.getValues().stream().filter(PdfReading::isDirect).forEach(next::add);
      } else if (each instanceof COSArray array) {
        array.forEach(
            value -> {
              if (value != null && isDirect(value)) {
                next.add(value);
              }
            });
      }
    }
    return false;
  }

  /** Others are in the table of objects, and looked at by themselves. */
  private static boolean isDirect(COSBase value) {
    return value instanceof COSDictionary || value instanceof COSArray;
  }
}
