package org.tribune.site.minutes.file;

import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.http.XmlText;
import org.tribune.site.office.OpenDocument;

/** What an OpenDocument text has of a document. */
final class OdtPaper implements OpenDocument.Text {
  private final Paper paper;
  private int tables;

  private OdtPaper(Paper paper) {
    this.paper = paper;
  }

  static byte[] of(Paper paper) {
    return OpenDocument.of(
        new OpenDocument.Description(
            paper.title(),
            paper.subject(),
            Optional.of(paper.publisher()),
            paper.changedAt(),
            paper.locale()),
        new OdtPaper(paper));
  }

  /** Those of tables. */
  @Override
  public void automaticStyles(XmlText out) throws XMLStreamException {
    List<String> widths = List.of("5cm", "5cm", "6.6cm");
    for (int i = 0; i < widths.size(); i++) {
      String width = widths.get(i);
      out.element(
          "style:style",
          style -> style.empty("style:table-column-properties", "style:column-width", width),
          "style:name",
          "Column" + (i + 1),
          "style:family",
          "table-column");
    }
    out.element(
        "style:style",
        style ->
            style.empty(
                "style:table-properties",
                "style:width",
                "16.6cm",
                "table:align",
                "left",
                "table:border-model",
                "collapsing"),
        "style:name",
        "Members",
        "style:family",
        "table");
    out.element(
        "style:style",
        style ->
            style.empty(
                "style:table-cell-properties",
                "fo:border",
                "0.5pt solid #767676",
                "fo:padding",
                "0.1cm"),
        "style:name",
        "Cell",
        "style:family",
        "table-cell");
  }

  @Override
  public void styles(XmlText out) throws XMLStreamException {
    OdtStyles.write(out);
  }

  @Override
  public void besideNumber(XmlText line) throws XMLStreamException {
    line.text(" / ");
    line.empty("text:page-count");
  }

  @Override
  public void body(XmlText out) throws XMLStreamException {
    for (Part each : paper.parts()) {
      switch (each) {
        case Part.Heading heading -> heading(out, heading);
        case Part.Text text -> text(out, text);
        case Part.Entries list -> list(out, list);
        case Part.Links list -> links(out, list);
        case Part.Table table -> table(out, table);
      }
    }
  }

  /** The title is no heading in word processors; the first headings are those below it. */
  private static void heading(XmlText out, Part.Heading heading) throws XMLStreamException {
    if (heading.level() == 1) {
      paragraph(out, "Title", heading.text());
    } else {
      String level = String.valueOf(heading.level() - 1);
      out.element(
          "text:h",
          heading.text(),
          "text:style-name",
          "Heading_20_" + level,
          "text:outline-level",
          level);
    }
  }

  private static void paragraph(XmlText out, String style, String text) throws XMLStreamException {
    out.element("text:p", text, "text:style-name", style);
  }

  private static void text(XmlText out, Part.Text text) throws XMLStreamException {
    for (int i = 0; i < text.paragraphs().size(); i++) {
      String label = i == 0 ? text.label() : "";
      String words = text.paragraphs().get(i);
      out.element(
          "text:p",
          line -> {
            if (!label.isEmpty()) {
              line.element("text:span", label, "text:style-name", "Strong_20_Emphasis");
            }
            line.text(words);
          },
          "text:style-name",
          OdtStyles.name(text.look()));
    }
  }

  private static void list(XmlText out, Part.Entries list) throws XMLStreamException {
    out.element(
        "text:list",
        entries -> {
          for (String each : list.entries()) {
            entries.element("text:list-item", entry -> paragraph(entry, "List_20_Contents", each));
          }
        },
        "text:style-name",
        "List_20_1");
  }

  private static void links(XmlText out, Part.Links list) throws XMLStreamException {
    out.element(
        "text:list",
        entries -> {
          for (Part.Link each : list.links()) {
            entries.element("text:list-item", entry -> link(entry, each));
          }
        },
        "text:style-name",
        "List_20_1");
  }

  private static void link(XmlText out, Part.Link link) throws XMLStreamException {
    out.element(
        "text:p",
        line ->
            line.element(
                "text:a", link.text(), "xlink:type", "simple", "xlink:href", link.address()),
        "text:style-name",
        "List_20_Contents");
  }

  private void table(XmlText out, Part.Table table) throws XMLStreamException {
    String name = table.title() + (tables++ == 0 ? "" : " " + tables);
    out.element(
        "table:table",
        rows -> {
          for (int i = 1; i <= table.heads().size(); i++) {
            rows.empty("table:table-column", "table:style-name", "Column" + i);
          }
          rows.element(
              "table:table-header-rows", head -> row(head, table.heads(), "Table_20_Heading"));
          for (List<String> each : table.rows()) {
            row(rows, each, "Table_20_Contents");
          }
        },
        "table:name",
        name,
        "table:style-name",
        "Members");
  }

  private static void row(XmlText out, List<String> cells, String style) throws XMLStreamException {
    out.element(
        "table:table-row",
        row -> {
          for (String each : cells) {
            row.element(
                "table:table-cell",
                cell -> paragraph(cell, style, each),
                "table:style-name",
                "Cell",
                "office:value-type",
                "string");
          }
        });
  }
}
