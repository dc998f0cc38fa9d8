package org.tribune.site.minutes.file;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.tribune.site.minutes.file.TaggedPages.Ink;

/**
 * A document as a PDF that screen readers go through (PDF/UA-1): headings, lists and the table are
 * tagged as such, with bookmarks. Owned by one thread.
 */
final class PdfPaper {
  private static final float BODY = 10;
  private static final float SMALL = 9;
  private static final float INDENT = 14;
  private static final float PAD = 4;

  /** Parts of the width that the columns of a table have. */
  private static final float[] COLUMNS = {0.32f, 0.32f, 0.36f};

  private final Typeface regular;
  private final Typeface bold;
  private final TaggedPages pages;
  private final Deque<Bookmark> bookmarks = new ArrayDeque<>();

  private record Bookmark(int level, PDOutlineNode node) {}

  private PdfPaper(PDDocument document) throws IOException {
    this.regular = Typeface.regular(document);
    this.bold = Typeface.bold(document);
    this.pages = new TaggedPages(document);
    PDDocumentOutline outline = new PDDocumentOutline();
    document.getDocumentCatalog().setDocumentOutline(outline);
    bookmarks.push(new Bookmark(/* level= */ 0, outline));
  }

  static byte[] of(Paper paper) {
    try (PDDocument document = new PDDocument()) {
      PdfPaper pdf = new PdfPaper(document);
      PdfDescription.write(document, paper);
      for (Part each : paper.parts()) {
        pdf.write(each);
      }
      return pdf.pages.save(pdf.regular, paper.title());
    } catch (IOException e) {
      throw new IllegalStateException("A document could not be written in memory", e);
    }
  }

  private void write(Part part) throws IOException {
    switch (part) {
      case Part.Heading heading -> heading(heading);
      case Part.Text text -> text(text);
      case Part.Entries list -> list(list);
      case Part.Table table -> table(table);
    }
  }

  private static List<Line.Piece> text(Typeface face, String text) {
    return List.of(new Line.Piece(face, text));
  }

  private void heading(Part.Heading heading) throws IOException {
    float size =
        switch (heading.level()) {
          case 1 -> 18;
          case 2 -> 13;
          case 3 -> 11.5f;
          default -> BODY;
        };
    pages.space(heading.level() == 1 ? 0 : size);
    List<Line> lines = Line.of(text(bold, heading.text()), size, TaggedPages.WIDTH);
    // With something of what stands below it.
    pages.reserve(lines.size() * TaggedPages.lineHeight(size) + 3 * TaggedPages.lineHeight(BODY));
    bookmark(heading);
    PDStructureElement element = pages.element(pages.root(), "H" + heading.level());
    pages.write(element, lines, TaggedPages.MARGIN, size, Ink.TITLE);
    pages.space(size / 3);
  }

  private void bookmark(Part.Heading heading) {
    while (bookmarks.element().level() >= heading.level()) {
      bookmarks.pop();
    }
    PDPageXYZDestination destination = new PDPageXYZDestination();
    destination.setPage(pages.page());
    destination.setLeft(0);
    destination.setTop((int) (PDRectangle.A4.getHeight() - pages.y() + BODY));
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(heading.text());
    item.setDestination(destination);
    PDOutlineNode parent = bookmarks.element().node();
    parent.addLast(item);
    parent.openNode();
    bookmarks.push(new Bookmark(heading.level(), item));
  }

  private void text(Part.Text text) throws IOException {
    Typeface face = text.look() == Part.Look.VOTE ? bold : regular;
    boolean isSetApart = text.look() == Part.Look.VOTE || text.look() == Part.Look.EVENT;
    boolean isIndented =
        isSetApart || text.look() == Part.Look.QUESTION || text.look() == Part.Look.ANSWER;
    float indent = isIndented ? INDENT : 0;
    pages.space(text.look() == Part.Look.SIGNATURE ? 32 : text.look() == Part.Look.FACT ? 1 : 4);
    for (int i = 0; i < text.paragraphs().size(); i++) {
      List<Line.Piece> pieces = new ArrayList<>();
      if (i == 0 && !text.label().isEmpty()) {
        pieces.add(new Line.Piece(bold, text.label()));
      }
      pieces.add(new Line.Piece(face, text.paragraphs().get(i)));
      List<Line> lines = Line.of(pieces, BODY, TaggedPages.WIDTH - indent);
      // A paragraph's first and last line are not alone on a page.
      pages.reserve(Math.min(3, lines.size()) * TaggedPages.lineHeight(BODY));
      PDStructureElement element = pages.element(pages.root(), StandardStructureTypes.P);
      Ink ink = text.look() == Part.Look.NOTICE ? Ink.GREY : Ink.BLACK;
      if (isSetApart) {
        float height = Math.min(lines.size(), pages.fitting(BODY)) * TaggedPages.lineHeight(BODY);
        pages.bar(TaggedPages.MARGIN + 2, pages.y(), 2, height, Ink.RULE);
      }
      pages.write(element, lines, TaggedPages.MARGIN + indent, BODY, ink);
      pages.space(2);
    }
  }

  private void list(Part.Entries list) throws IOException {
    PDStructureElement element = pages.element(pages.root(), StandardStructureTypes.L);
    List<Line> bullet = Line.of(text(regular, "•"), BODY, INDENT);
    for (String each : list.entries()) {
      List<Line> lines = Line.of(text(regular, each), BODY, TaggedPages.WIDTH - INDENT);
      pages.reserve(Math.min(3, lines.size()) * TaggedPages.lineHeight(BODY));
      PDStructureElement item = pages.element(element, StandardStructureTypes.LI);
      pages.mark(
          pages.element(item, StandardStructureTypes.LBL),
          bullet,
          TaggedPages.MARGIN + 2,
          BODY,
          Ink.BLACK);
      pages.write(
          pages.element(item, StandardStructureTypes.L_BODY),
          lines,
          TaggedPages.MARGIN + INDENT,
          BODY,
          Ink.BLACK);
      pages.space(1);
    }
  }

  private void table(Part.Table table) throws IOException {
    PDStructureElement element = pages.element(pages.root(), StandardStructureTypes.TABLE);
    pages.space(4);
    List<List<Line>> heads = cells(table.heads(), bold);
    pages.reserve(4 * TaggedPages.lineHeight(SMALL));
    ground();
    row(pages.element(element, StandardStructureTypes.TR), heads, /* isHead= */ true, List.of());
    for (List<String> each : table.rows()) {
      List<List<Line>> cells = cells(each, regular);
      int most = cells.stream().mapToInt(List::size).max().orElse(0);
      if (pages.reserve(Math.min(5, most) * TaggedPages.lineHeight(SMALL) + PAD)) {
        repeat(heads);
      }
      PDStructureElement row = pages.element(element, StandardStructureTypes.TR);
      row(row, cells, /* isHead= */ false, heads);
    }
    pages.space(BODY);
  }

  private List<List<Line>> cells(List<String> texts, Typeface face) {
    List<List<Line>> cells = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      cells.add(Line.of(text(face, texts.get(i)), SMALL, width(i) - 2 * PAD));
    }
    return cells;
  }

  private static float width(int column) {
    return COLUMNS[column] * TaggedPages.WIDTH;
  }

  private static float x(int column) {
    float x = TaggedPages.MARGIN;
    for (int i = 0; i < column; i++) {
      x += width(i);
    }
    return x + PAD;
  }

  private void ground() throws IOException {
    float height = TaggedPages.lineHeight(SMALL) + PAD;
    pages.bar(TaggedPages.MARGIN, pages.y(), TaggedPages.WIDTH, height, Ink.GROUND);
  }

  /** The head of the columns once more, on the next page: it was read aloud already. */
  private void repeat(List<List<Line>> heads) throws IOException {
    ground();
    float top = pages.y() + PAD / 2;
    pages.moveTo(top);
    for (int i = 0; i < heads.size(); i++) {
      pages.artifact(heads.get(i), x(i), SMALL, Ink.BLACK);
    }
    pages.moveTo(top + TaggedPages.lineHeight(SMALL) + PAD / 2);
  }

  /** A row: what is too high for a page goes on on the next. */
  private void row(
      PDStructureElement row, List<List<Line>> cells, boolean isHead, List<List<Line>> heads)
      throws IOException {
    List<PDStructureElement> elements = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      elements.add(cell(row, i, isHead));
    }
    int most = cells.stream().mapToInt(List::size).max().orElse(0);
    int at = 0;
    while (at < most) {
      if (at > 0) {
        pages.breakPage();
        repeat(heads);
      }
      float top = pages.y() + PAD / 2;
      pages.moveTo(top);
      int lines = Math.min(most - at, pages.fitting(SMALL));
      for (int i = 0; i < cells.size(); i++) {
        List<Line> all = cells.get(i);
        List<Line> here = all.subList(Math.min(at, all.size()), Math.min(at + lines, all.size()));
        if (!here.isEmpty()) {
          pages.mark(elements.get(i), here, x(i), SMALL, Ink.BLACK);
        }
      }
      pages.moveTo(top + lines * TaggedPages.lineHeight(SMALL) + PAD / 2);
      pages.bar(TaggedPages.MARGIN, pages.y(), TaggedPages.WIDTH, 0.5f, Ink.RULE);
      at += lines;
    }
  }

  private PDStructureElement cell(PDStructureElement row, int column, boolean isHead) {
    boolean heads = isHead || column == 0;
    PDStructureElement cell =
        pages.element(row, heads ? StandardStructureTypes.TH : StandardStructureTypes.TD);
    if (heads) {
      COSDictionary scope = new COSDictionary();
      scope.setName(COSName.O, "Table");
      scope.setName(COSName.getPDFName("Scope"), isHead ? "Column" : "Row");
      cell.getCOSObject().setItem(COSName.A, scope);
    }
    return cell;
  }
}
