package org.tribune.site.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The first bytes of a file, which show whether it may be a film: by what is there, never by what
 * it is called. Only the containers below pass, which FFmpeg reads with its network and its other
 * files closed; what comes after its head is the preparation's to judge.
 */
final class FilmHead {
  /** How many bytes are looked at. */
  static final int LENGTH = 65_536;

  private static final int TS_PACKET = 188;
  private static final int M2TS_PACKET = 192;
  private static final int PACKETS = 4;

  /** Brands of ISO base media that are pictures: HEIF, AVIF, Canon's raw (ISO/IEC 23008-12). */
  private static final Set<String> PICTURES =
      Set.of(
          "mif1", "mif2", "msf1", "heic", "heix", "heim", "heis", "hevc", "hevx", "avif", "avis",
          "crx ", "jp2 ", "jpx ", "jpm ", "jxl ");

  /** First boxes of files that have no ftyp: those of old cameras, of QuickTime. */
  private static final Set<String> BOXES = Set.of("moov", "mdat", "wide", "skip", "free", "pnot");

  private final byte[] bytes;

  private FilmHead(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * What is wrong with a file, if it is no film.
   *
   * @param bytes its first {@link #LENGTH}, or all of a shorter one
   */
  static Optional<NoFilm> flaw(byte[] bytes) {
    FilmHead head = new FilmHead(bytes);
    return head.isFilm() ? Optional.empty() : Optional.of(head.kind());
  }

  private boolean isFilm() {
    return isBaseMedia()
        || has(0, 0x1A, 0x45, 0xDF, 0xA3) // Matroska, WebM: EBML (RFC 8794)
        || isRiff()
        || has(0, 0x00, 0x00, 0x01, 0xBA) // MPEG program stream: its pack header
        || has(0, 0x00, 0x00, 0x01, 0xB3) // MPEG video: a sequence header
        || isEvery(TS_PACKET, 0)
        || isEvery(M2TS_PACKET, 4)
        || text(0, "FLV\u0001")
        || text(0, "OggS")
        || text(0, "fLaC")
        || (text(0, "FORM") && (text(8, "AIFF") || text(8, "AIFC")))
        || has(0, 0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11) // ASF: its header's GUID
        || isMxf()
        || (has(0, 0x1F, 0x07, 0x00) && bytes.length > 3 && (bytes[3] & 0x7F) == 0x3F) // DV
        || isMpegAudio();
  }

  private boolean isBaseMedia() {
    if (bytes.length < 12) {
      return false;
    }
    String box = word(4);
    return box.equals("ftyp") ? !PICTURES.contains(word(8)) : BOXES.contains(box);
  }

  private boolean isRiff() {
    return (text(0, "RIFF") && (text(8, "AVI ") || text(8, "WAVE")))
        || (text(0, "RF64") && text(8, "WAVE"));
  }

  /** MPEG transport stream (ISO/IEC 13818-1, 2.4.3.2): a sync byte in each packet. */
  private boolean isEvery(int packet, int first) {
    for (int i = 0; i < PACKETS; i++) {
      if (!has(first + i * packet, 0x47)) {
        return false;
      }
    }
    return true;
  }

  /** A header partition pack (SMPTE 377M), behind a run-in of less than 64 KiB. */
  private boolean isMxf() {
    byte[] key = {0x06, 0x0E, 0x2B, 0x34, 0x02, 0x05, 0x01, 0x01, 0x0D, 0x01, 0x02};
    for (int i = 0; i + key.length <= bytes.length; i++) {
      if (bytes[i] == key[0] && Arrays.equals(bytes, i, i + key.length, key, 0, key.length)) {
        return true;
      }
    }
    return false;
  }

  /** MP3 or AAC in ADTS, with or without an ID3 tag: two frames behind each other. */
  private boolean isMpegAudio() {
    if (text(0, "ID3")) {
      return true;
    }
    int length = AudioFrame.lengthAt(bytes, 0);
    return length > 0 && AudioFrame.lengthAt(bytes, length) > 0;
  }

  /** What it is instead, as far as that helps its sender. */
  private NoFilm kind() {
    boolean isPicture =
        has(0, 0xFF, 0xD8, 0xFF)
            || has(0, 0x89, 'P', 'N', 'G')
            || text(0, "GIF8")
            || text(0, "BM")
            || text(0, "II*\u0000")
            || text(0, "MM\u0000*")
            || text(8, "WEBP")
            || text(4, "jP  ")
            || (text(4, "ftyp") && PICTURES.contains(word(8)));
    if (isPicture) {
      return NoFilm.PICTURE;
    } else if (text(0, "%PDF") || has(0, 0xD0, 0xCF, 0x11, 0xE0)) {
      return NoFilm.DOCUMENT;
    } else if (isPacked()) {
      return NoFilm.PACKED;
    }
    return isText() ? textKind() : NoFilm.UNKNOWN;
  }

  private boolean isPacked() {
    return text(0, "PK\u0003\u0004")
        || text(0, "PK\u0005\u0006")
        || text(0, "Rar!")
        || text(0, "7z")
        || has(0, 0x1F, 0x8B)
        || text(0, "BZh")
        || has(0, 0xFD, '7', 'z', 'X', 'Z')
        || text(257, "ustar");
  }

  /** True if nothing in it is a control character but white space. */
  private boolean isText() {
    int looked = Math.min(bytes.length, 512);
    for (int i = 0; i < looked; i++) {
      byte each = bytes[i];
      if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
        return false;
      }
    }
    return looked > 0;
  }

  private NoFilm textKind() {
    String start =
        new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.UTF_8)
            .replace("\uFEFF", "")
            .strip();
    boolean isList =
        List.of("#EXTM3U", "ffconcat", "[playlist]", "v=0").stream().anyMatch(start::startsWith)
            || start.contains("<MPD")
            || start.contains("<playlist")
            || start.contains("<smil");
    if (isList) {
      return NoFilm.PLAYLIST;
    }
    return start.contains("<svg") ? NoFilm.PICTURE : NoFilm.TEXT;
  }

  private boolean has(int offset, int... values) {
    if (offset + values.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if ((bytes[offset + i] & 0xFF) != values[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean text(int offset, String text) {
    return has(offset, text.chars().toArray());
  }

  private String word(int offset) {
    return new String(bytes, offset, 4, StandardCharsets.ISO_8859_1);
  }
}
