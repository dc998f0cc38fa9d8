package org.tribune.site.minutes.file;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.http.XmlText;

/** A document as an OpenDocument text (ISO/IEC 26300, ODF 1.3). */
final class OdtPaper {
  static final String NAMES = "urn:oasis:names:tc:opendocument:xmlns:";
  static final String VERSION = "1.3";

  private final Paper paper;
  private int tables;

  private OdtPaper(Paper paper) {
    this.paper = paper;
  }

  static byte[] of(Paper paper) {
    OdtPaper odt = new OdtPaper(paper);
    return new Packed(paper.changedAt())
        .stored("mimetype", MinutesFormat.ODT.type())
        .with("content.xml", odt.content())
        .with("styles.xml", new OdtStyles(paper).write())
        .with("meta.xml", odt.meta())
        .with("META-INF/manifest.xml", manifest())
        .close();
  }

  private String content() {
    return XmlText.of(
        out ->
            out.element(
                "office:document-content",
                root -> {
                  root.element("office:automatic-styles", OdtPaper::tableStyles);
                  root.element("office:body", body -> body.element("office:text", this::parts));
                },
                "xmlns:office",
                NAMES + "office:1.0",
                "xmlns:style",
                NAMES + "style:1.0",
                "xmlns:fo",
                NAMES + "xsl-fo-compatible:1.0",
                "xmlns:table",
                NAMES + "table:1.0",
                "xmlns:text",
                NAMES + "text:1.0",
                "xmlns:xlink",
                "http://www.w3.org/1999/xlink",
                "office:version",
                VERSION));
  }

  /** Of tables: they have no styles of the document. */
  private static void tableStyles(XmlText out) throws XMLStreamException {
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

  private void parts(XmlText out) throws XMLStreamException {
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

  private String meta() {
    return XmlText.of(
        out ->
            out.element(
                "office:document-meta",
                root ->
                    root.element(
                        "office:meta",
                        meta -> {
                          meta.element("meta:generator", "Tribune");
                          meta.element("dc:title", paper.title());
                          if (paper.subject().isPresent()) {
                            meta.element("dc:subject", paper.subject().get());
                          }
                          meta.element("meta:initial-creator", paper.publisher());
                          meta.element("dc:creator", paper.publisher());
                          meta.element("dc:date", paper.changedAt().toString());
                          meta.element("dc:language", paper.tag());
                        }),
                "xmlns:office",
                NAMES + "office:1.0",
                "xmlns:meta",
                NAMES + "meta:1.0",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "office:version",
                VERSION));
  }

  private static String manifest() {
    return XmlText.of(
        out ->
            out.element(
                "manifest:manifest",
                root -> {
                  file(root, "/", MinutesFormat.ODT.type());
                  file(root, "content.xml", "text/xml");
                  file(root, "styles.xml", "text/xml");
                  file(root, "meta.xml", "text/xml");
                },
                "xmlns:manifest",
                NAMES + "manifest:1.0",
                "manifest:version",
                VERSION));
  }

  private static void file(XmlText out, String path, String type) throws XMLStreamException {
    out.empty("manifest:file-entry", "manifest:full-path", path, "manifest:media-type", type);
  }
}
