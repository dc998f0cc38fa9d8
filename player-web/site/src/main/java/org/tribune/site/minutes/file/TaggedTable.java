package org.tribune.site.minutes.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.tribune.site.minutes.file.TaggedPages.Ink;

/** A table of a {@link PdfPaper}, over as many pages as it takes. Owned by one thread. */
final class TaggedTable {
  private static final float SMALL = 9;
  private static final float PAD = 4;
  private static final float SPACE = 10;

  private final TaggedPages pages;
  private final Typeface regular;
  private final Typeface bold;
  private final Part.Table table;

  TaggedTable(TaggedPages pages, Typeface regular, Typeface bold, Part.Table table) {
    this.pages = pages;
    this.regular = regular;
    this.bold = bold;
    this.table = table;
  }

  void write() throws IOException {
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
    pages.space(SPACE);
  }

  private List<List<Line>> cells(List<String> texts, Typeface face) {
    List<List<Line>> cells = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      cells.add(Line.of(List.of(new Line.Piece(face, texts.get(i))), SMALL, width(i) - 2 * PAD));
    }
    return cells;
  }

  private float width(int column) {
    return table.widths().get(column) * TaggedPages.WIDTH / 100;
  }

  private float x(int column) {
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
