package org.tribune.site.minutes.file;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.tribune.core.Bytes;
import org.tribune.site.minutes.file.TaggedPages.Ink;

/**
 * A document as a PDF that screen readers go through (PDF/UA-1): headings, lists and the table are
 * tagged as such, with bookmarks. Owned by one thread.
 */
final class PdfPaper {
  private static final float BODY = 10;
  private static final float INDENT = 14;

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

  static MinutesFiles.Print of(Paper paper) {
    try (PDDocument document = new PDDocument()) {
      PdfPaper pdf = new PdfPaper(document);
      PdfDescription.write(document, paper);
      for (Part each : paper.parts()) {
        pdf.write(each);
      }
      Bytes content = Bytes.wrap(pdf.pages.save(pdf.regular, paper.title()));
      return new MinutesFiles.Print(content, document.getNumberOfPages());
    } catch (IOException e) {
      throw new IllegalStateException("A document could not be written in memory", e);
    }
  }

  private void write(Part part) throws IOException {
    switch (part) {
      case Part.Heading heading -> heading(heading);
      case Part.Text text -> text(text);
      case Part.Entries list -> list(list);
      case Part.Links list -> links(list);
      case Part.Table table -> new TaggedTable(pages, regular, bold, table).write();
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
    for (String each : list.entries()) {
      List<Line> lines = Line.of(text(regular, each), BODY, TaggedPages.WIDTH - INDENT);
      pages.write(item(element, lines), lines, TaggedPages.MARGIN + INDENT, BODY, Ink.BLACK);
      pages.space(1);
    }
  }

  private void links(Part.Links list) throws IOException {
    PDStructureElement element = pages.element(pages.root(), StandardStructureTypes.L);
    for (Part.Link each : list.links()) {
      List<Line> lines = Line.of(text(regular, each.text()), BODY, TaggedPages.WIDTH - INDENT);
      PDStructureElement body = item(element, lines);
      pages.link(
          pages.element(body, StandardStructureTypes.LINK),
          lines,
          TaggedPages.MARGIN + INDENT,
          BODY,
          each);
      pages.space(1);
    }
  }

  /** An entry of a list with its bullet: where its lines go. */
  private PDStructureElement item(PDStructureElement list, List<Line> lines) throws IOException {
    pages.reserve(Math.min(3, lines.size()) * TaggedPages.lineHeight(BODY));
    PDStructureElement item = pages.element(list, StandardStructureTypes.LI);
    pages.mark(
        pages.element(item, StandardStructureTypes.LBL),
        Line.of(text(regular, "•"), BODY, INDENT),
        TaggedPages.MARGIN + 2,
        BODY,
        Ink.BLACK);
    return pages.element(item, StandardStructureTypes.L_BODY);
  }
}
