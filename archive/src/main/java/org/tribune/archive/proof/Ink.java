package org.tribune.archive.proof;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A colour of a document; its text on white, or on its own light ground, has a contrast of 4.5. */
enum Ink {
  BLACK(0x1a1a1a, 0xffffff),
  GREY(0x565656, 0xffffff),
  TITLE(0x12304f, 0xffffff),
  CLEAN(0x14532d, 0xe7f4ea),
  FOUND(0x8a1212, 0xfbe9e7),
  INCOMPLETE(0x6b3d00, 0xfff3dc);

  private final int dark;
  private final int light;

  Ink(int dark, int light) {
    this.dark = dark;
    this.light = light;
  }

  void fill(PDPageContentStream out, boolean isLight) throws IOException {
    int rgb = isLight ? light : dark;
    out.setNonStrokingColor((rgb >> 16) / 255f, (rgb >> 8 & 0xff) / 255f, (rgb & 0xff) / 255f);
  }
}
