package org.tribune.site.sitting.convocation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** What a file is by what is in it: names and types that are said of it may be wrong. */
public enum FileKind {
  /** Text or a table as text. */
  TEXT,
  PDF,
  /** DOCX, ODT, or what else is kept in a zip. */
  ZIP,
  /** What Word and Excel wrote until 2003, and what they encrypt today. */
  COMPOUND,
  PICTURE,
  RTF,
  /** A page of the web, a document as one XML file, sound: nothing that has an agenda for us. */
  OTHER;

  private static final int HEAD = 1_024;
  private static final int MARKS = 16;

  /** What is called, as text, where a table of contents of a compound file says it. */
  private static final Charset COMPOUND_NAMES = StandardCharsets.UTF_16LE;

  /** The kind of a file of which {@code content} is the whole. */
  public static FileKind of(byte[] content) {
    byte[] head = Arrays.copyOf(content, Math.min(HEAD, content.length));
    String letters = new String(head, StandardCharsets.ISO_8859_1);
    // Readers take what has its mark in the first kilobyte (ISO 32000-1, annex H, note 13).
    if (letters.contains("%PDF-")) {
      return PDF;
    }
    String marks = HexFormat.of().formatHex(head, 0, Math.min(MARKS, head.length));
    if (marks.startsWith("504b0304") || marks.startsWith("504b0506")) {
      return ZIP;
    }
    if (marks.startsWith("d0cf11e0a1b11ae1")) {
      return COMPOUND;
    }
    if (isPicture(marks, letters)) {
      return PICTURE;
    }
    if (letters.startsWith("{\\rtf")) {
      return RTF;
    }
    return isText(letters, marks) ? TEXT : OTHER;
  }

  private static boolean isPicture(String marks, String letters) {
    return marks.startsWith("ffd8ff")
        || marks.startsWith("89504e47")
        || marks.startsWith("49492a00")
        || marks.startsWith("4d4d002a")
        || letters.startsWith("GIF8")
        || (letters.startsWith("RIFF") && letters.startsWith("WEBP", 8))
        || letters.startsWith("ftypheic", 4)
        || letters.startsWith("ftypmif1", 4)
        || letters.startsWith("ftypavif", 4);
  }

  /** Text has no zero bytes, unless a mark says that it is of two bytes a letter. */
  private static boolean isText(String letters, String marks) {
    if (marks.startsWith("fffe") || marks.startsWith("feff")) {
      return true;
    }
    String begins = letters.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
    String lower = begins.toLowerCase(Locale.ROOT);
    return letters.indexOf('\0') < 0
        && !lower.startsWith("<?xml")
        && !lower.startsWith("<!doctype")
        && !lower.startsWith("<html");
  }

  /** Why a file of this kind can't be read; empty if it is to be tried. */
  public static Optional<Flaw> flawOf(FileKind kind, byte[] content) {
    return switch (kind) {
      case TEXT, PDF, ZIP -> Optional.empty();
      case COMPOUND -> Optional.of(compound(content));
      case PICTURE -> Optional.of(Flaw.PICTURE);
      case RTF -> Optional.of(Flaw.RTF);
      case OTHER -> Optional.of(Flaw.WRONG_TYPE);
    };
  }

  private static Flaw compound(byte[] content) {
    String letters = new String(content, StandardCharsets.ISO_8859_1);
    if (letters.contains(named("EncryptedPackage"))) {
      return Flaw.ENCRYPTED;
    }
    return letters.contains(named("WordDocument")) ? Flaw.OLD_WORD : Flaw.WRONG_TYPE;
  }

  private static String named(String name) {
    return new String(name.getBytes(COMPOUND_NAMES), StandardCharsets.ISO_8859_1);
  }
}
