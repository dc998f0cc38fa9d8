package org.tribune.site.minutes.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;

/**
 * Pages of A4 on which each text is tagged as what it is, so that programs read it aloud in order
 * (PDF/UA-1, ISO 14289-1). Lengths are points; {@code y} goes down the page, from its upper edge.
 * Owned by one thread.
 */
final class TaggedPages {
  static final float MARGIN = 56;
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

  private static final float HEIGHT = PDRectangle.A4.getHeight();
  private static final float BOTTOM = HEIGHT - 62;
  private static final float FOOT = HEIGHT - 36;
  private static final float FOOT_SIZE = 8;
  private static final float LEADING = 1.4f;

  private final PDDocument document;
  private final PDStructureElement root;
  private final List<COSArray> parents = new ArrayList<>();
  private final Map<PDAnnotationLink, PDStructureElement> annotations = new LinkedHashMap<>();
  private PDPage page = new PDPage();
  private PDPageContentStream out;
  private float y;

  TaggedPages(PDDocument document) throws IOException {
    this.document = document;
    PDStructureTreeRoot tree = new PDStructureTreeRoot();
    document.getDocumentCatalog().setStructureTreeRoot(tree);
    root = new PDStructureElement(StandardStructureTypes.DOCUMENT, tree);
    tree.appendKid(root);
    out = newPage();
  }

  private PDPageContentStream newPage() throws IOException {
    page = new PDPage(PDRectangle.A4);
    page.setStructParents(parents.size());
    page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
    parents.add(new COSArray());
    document.addPage(page);
    y = MARGIN;
    return new PDPageContentStream(document, page);
  }

  PDPage page() {
    return page;
  }

  float y() {
    return y;
  }

  void moveTo(float newY) {
    y = newY;
  }

  static float lineHeight(float size) {
    return size * LEADING;
  }

  /** Leaves so much free; nothing at the head of a page. */
  void space(float height) {
    y += y > MARGIN ? height : 0;
  }

  /** Begins another page if so much does not fit on this one; true if it did. */
  boolean reserve(float height) throws IOException {
    if (y + height <= BOTTOM || y <= MARGIN) {
      return false;
    }
    breakPage();
    return true;
  }

  void breakPage() throws IOException {
    out.close();
    out = newPage();
  }

  /** How many lines fit below; one at least. */
  int fitting(float size) {
    return Math.max(1, (int) ((BOTTOM - y) / lineHeight(size)));
  }

  PDStructureElement root() {
    return root;
  }

  PDStructureElement element(PDStructureElement parent, String type) {
    PDStructureElement element = new PDStructureElement(type, parent);
    parent.appendKid(element);
    return element;
  }

  /** Lines of an element, over as many pages as they take. */
  void write(PDStructureElement element, List<Line> lines, float x, float size, Ink ink)
      throws IOException {
    int at = 0;
    while (at < lines.size()) {
      reserve(lineHeight(size));
      int end = Math.min(lines.size(), at + fitting(size));
      mark(element, lines.subList(at, end), x, size, ink);
      y += (end - at) * lineHeight(size);
      at = end;
    }
  }

  /** Lines of an element at this height of this page, which stays as it is. */
  void mark(PDStructureElement element, List<Line> lines, float x, float size, Ink ink)
      throws IOException {
    COSArray here = parents.getLast();
    out.beginMarkedContent(COSName.getPDFName(element.getStructureType()), here.size());
    draw(lines, x, size, ink);
    out.endMarkedContent();
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
    reference.setItem(COSName.PG, page);
    reference.setInt(COSName.MCID, here.size());
    element.appendKid(new PDMarkedContentReference(reference));
    here.add(element.getCOSObject());
  }

  /** Lines of an element that lead elsewhere, over as many pages as they take. */
  void link(PDStructureElement element, List<Line> lines, float x, float size, Part.Link link)
      throws IOException {
    int at = 0;
    while (at < lines.size()) {
      reserve(lineHeight(size));
      int end = Math.min(lines.size(), at + fitting(size));
      float height = (end - at) * lineHeight(size);
      mark(element, lines.subList(at, end), x, size, Ink.LINK);
      annotate(element, new PDRectangle(x, HEIGHT - y - height, MARGIN + WIDTH - x, height), link);
      y += height;
      at = end;
    }
  }

  /** Where a click leads; programs that read aloud say its text. */
  private void annotate(PDStructureElement element, PDRectangle place, Part.Link link)
      throws IOException {
    PDActionURI action = new PDActionURI();
    action.setURI(link.address());
    PDBorderStyleDictionary none = new PDBorderStyleDictionary();
    none.setWidth(0);
    PDAnnotationLink annotation = new PDAnnotationLink();
    annotation.setRectangle(place);
    annotation.setAction(action);
    annotation.setBorderStyle(none);
    annotation.setContents(link.text());
    annotation.setPrinted(true);
    annotation.setPage(page);
    page.getAnnotations().add(annotation);
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.OBJR);
    reference.setItem(COSName.PG, page);
    reference.setItem(COSName.OBJ, annotation);
    element.appendKid(new PDObjectReference(reference));
    annotations.put(annotation, element);
  }

  /** Lines that readers aloud leave out. */
  void artifact(List<Line> lines, float x, float size, Ink ink) throws IOException {
    out.beginMarkedContent(COSName.ARTIFACT);
    draw(lines, x, size, ink);
    out.endMarkedContent();
  }

  private void draw(List<Line> lines, float x, float size, Ink ink) throws IOException {
    ink.fill(out);
    out.beginText();
    out.newLineAtOffset(x, HEIGHT - y - size);
    for (Line line : lines) {
      for (Line.Piece each : line.pieces()) {
        out.setFont(each.face().font(), size);
        out.showText(each.text());
      }
      out.newLineAtOffset(0, -lineHeight(size));
    }
    out.endText();
  }

  /** A bar on this page. */
  void bar(float x, float top, float width, float height, Ink ink) throws IOException {
    out.beginMarkedContent(COSName.ARTIFACT);
    ink.fill(out);
    out.addRect(x, HEIGHT - top - height, width, height);
    out.fill();
    out.endMarkedContent();
  }

  /** Ends the last page, numbers all of them, and ties the tags to what they stand for. */
  byte[] save(Typeface face, String title) throws IOException {
    out.close();
    int pages = document.getNumberOfPages();
    for (int i = 0; i < pages; i++) {
      page = document.getPage(i);
      try (PDPageContentStream foot =
          new PDPageContentStream(document, page, AppendMode.APPEND, /* compress= */ true)) {
        out = foot;
        y = FOOT;
        String number = (i + 1) + " / " + pages;
        float width = face.width(number, FOOT_SIZE);
        float x = MARGIN + WIDTH - width;
        List<Line> titles =
            Line.of(List.of(new Line.Piece(face, title)), FOOT_SIZE, WIDTH - width - 20);
        artifact(titles.subList(0, 1), MARGIN, FOOT_SIZE, Ink.GREY);
        artifact(
            Line.of(List.of(new Line.Piece(face, number)), FOOT_SIZE, WIDTH),
            x,
            FOOT_SIZE,
            Ink.GREY);
      }
    }
    tieTags();
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    document.save(saved);
    return saved.toByteArray();
  }

  private void tieTags() {
    PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
    Map<Integer, COSObjectable> numbers = new TreeMap<>();
    for (int i = 0; i < parents.size(); i++) {
      numbers.put(i, new PDParentTreeValue(parents.get(i)));
    }
    annotations.forEach(
        (annotation, element) -> {
          // Behind those of the pages.
          int key = numbers.size();
          annotation.setStructParent(key);
          numbers.put(key, new PDParentTreeValue(element.getCOSObject()));
        });
    tree.setNumbers(numbers);
    PDStructureTreeRoot structure = document.getDocumentCatalog().getStructureTreeRoot();
    structure.setParentTree(tree);
    structure.setParentTreeNextKey(numbers.size());
  }

  /** A colour; its text on white has a contrast of 4.5 and more. */
  enum Ink {
    BLACK(0x1a1a1a),
    GREY(0x565656),
    TITLE(0x12304f),
    LINK(0x0b4f8a),
    RULE(0x767676),
    GROUND(0xeeeeee);

    private final int rgb;

    Ink(int rgb) {
      this.rgb = rgb;
    }

    private void fill(PDPageContentStream out) throws IOException {
      out.setNonStrokingColor((rgb >> 16) / 255f, (rgb >> 8 & 0xff) / 255f, (rgb & 0xff) / 255f);
    }
  }
}
