package org.tribune.site.minutes.file;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.http.XmlText;
import org.tribune.site.office.Packed;

/** A document as Word writes it (Office Open XML, ISO/IEC 29500, transitional). */
final class DocxPaper {
  static final String NAMES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  /** Twentieths of a point: of sixteen and a half centimetres. */
  private static final List<String> WIDTHS = List.of("2835", "2835", "3742");

  private final Paper paper;

  private DocxPaper(Paper paper) {
    this.paper = paper;
  }

  static byte[] of(Paper paper) {
    DocxPaper docx = new DocxPaper(paper);
    DocxStyles styles = new DocxStyles(paper);
    return new Packed(paper.changedAt())
        .with("[Content_Types].xml", types())
        .with("_rels/.rels", relations())
        .with("docProps/core.xml", docx.properties())
        .with("word/document.xml", docx.document())
        .with("word/styles.xml", styles.write())
        .with("word/numbering.xml", DocxStyles.numbering())
        .with("word/settings.xml", styles.settings())
        .with("word/footer1.xml", footer())
        .with("word/_rels/document.xml.rels", documentRelations())
        .close();
  }

  private static String types() {
    return XmlText.of(
        out ->
            out.element(
                "Types",
                types -> {
                  types.empty(
                      "Default",
                      "Extension",
                      "rels",
                      "ContentType",
                      "application/vnd.openxmlformats-package.relationships+xml");
                  types.empty("Default", "Extension", "xml", "ContentType", "application/xml");
                  type(types, "/word/document.xml", WORD + "document.main+xml");
                  type(types, "/word/styles.xml", WORD + "styles+xml");
                  type(types, "/word/numbering.xml", WORD + "numbering+xml");
                  type(types, "/word/settings.xml", WORD + "settings+xml");
                  type(types, "/word/footer1.xml", WORD + "footer+xml");
                  type(
                      types,
                      "/docProps/core.xml",
                      "application/vnd.openxmlformats-package.core-properties+xml");
                },
                "xmlns",
                PACKAGE + "content-types"));
  }

  private static void type(XmlText out, String part, String type) throws XMLStreamException {
    out.empty("Override", "PartName", part, "ContentType", type);
  }

  private static String relations() {
    return XmlText.of(
        out ->
            out.element(
                "Relationships",
                all -> {
                  relation(all, "rId1", OFFICE + "/officeDocument", "word/document.xml");
                  relation(
                      all,
                      "rId2",
                      PACKAGE + "relationships/metadata/core-properties",
                      "docProps/core.xml");
                },
                "xmlns",
                PACKAGE + "relationships"));
  }

  private static String documentRelations() {
    return XmlText.of(
        out ->
            out.element(
                "Relationships",
                all -> {
                  relation(all, "rId1", OFFICE + "/styles", "styles.xml");
                  relation(all, "rId2", OFFICE + "/numbering", "numbering.xml");
                  relation(all, "rId3", OFFICE + "/settings", "settings.xml");
                  relation(all, "rId4", OFFICE + "/footer", "footer1.xml");
                },
                "xmlns",
                PACKAGE + "relationships"));
  }

  private static void relation(XmlText out, String id, String type, String target)
      throws XMLStreamException {
    out.empty("Relationship", "Id", id, "Type", type, "Target", target);
  }

  private String properties() {
    return XmlText.of(
        out ->
            out.element(
                "cp:coreProperties",
                core -> {
                  core.element("dc:title", paper.title());
                  core.element("dc:subject", paper.subject().orElse(""));
                  core.element("dc:creator", paper.publisher());
                  core.element("dc:language", paper.tag());
                  core.element(
                      "dcterms:modified",
                      paper
                          .changedAt()
                          .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                          .toString(),
                      "xsi:type",
                      "dcterms:W3CDTF");
                },
                "xmlns:cp",
                PACKAGE + "metadata/core-properties",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:dcterms",
                "http://purl.org/dc/terms/",
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance"));
  }

  private String document() {
    return XmlText.of(
        out ->
            out.element(
                "w:document",
                root ->
                    root.element(
                        "w:body",
                        body -> {
                          for (Part each : paper.parts()) {
                            part(body, each);
                          }
                          section(body);
                        }),
                "xmlns:w",
                NAMES,
                "xmlns:r",
                OFFICE));
  }

  private void part(XmlText out, Part part) throws XMLStreamException {
    switch (part) {
      case Part.Heading heading ->
          paragraph(out, DocxStyles.heading(heading.level()), /* label= */ "", heading.text());
      case Part.Text text -> {
        for (int i = 0; i < text.paragraphs().size(); i++) {
          String label = i == 0 ? text.label() : "";
          paragraph(out, DocxStyles.name(text.look()), label, text.paragraphs().get(i));
        }
      }
      case Part.Entries list -> {
        for (String each : list.entries()) {
          paragraph(out, "ListBullet", /* label= */ "", each);
        }
      }
      case Part.Links list -> {
        for (Part.Link each : list.links()) {
          link(out, each);
        }
      }
      case Part.Table table -> table(out, table);
    }
  }

  private static void paragraph(XmlText out, String style, String label, String text)
      throws XMLStreamException {
    out.element(
        "w:p",
        line -> {
          line.element("w:pPr", looks -> looks.empty("w:pStyle", "w:val", style));
          if (!label.isEmpty()) {
            line.element(
                "w:r",
                run -> {
                  run.element("w:rPr", looks -> looks.empty("w:rStyle", "w:val", "Strong"));
                  run.element("w:t", label, "xml:space", "preserve");
                });
          }
          line.element("w:r", run -> run.element("w:t", text, "xml:space", "preserve"));
        });
  }

  /** A field: a link by itself would want an entry in another part of the file. */
  private static void link(XmlText out, Part.Link link) throws XMLStreamException {
    out.element(
        "w:p",
        line -> {
          line.element("w:pPr", looks -> looks.empty("w:pStyle", "w:val", "ListBullet"));
          line.element(
              "w:fldSimple",
              field ->
                  field.element(
                      "w:r", run -> run.element("w:t", link.text(), "xml:space", "preserve")),
              "w:instr",
              "HYPERLINK \"" + link.address() + "\"");
        });
  }

  private static void table(XmlText out, Part.Table table) throws XMLStreamException {
    out.element(
        "w:tbl",
        rows -> {
          rows.element(
              "w:tblPr",
              looks -> {
                looks.empty("w:tblStyle", "w:val", "TableGrid");
                looks.empty("w:tblW", "w:w", "5000", "w:type", "pct");
                looks.empty(
                    "w:tblLook",
                    "w:val",
                    "00A0",
                    "w:firstRow",
                    "1",
                    "w:lastRow",
                    "0",
                    "w:firstColumn",
                    "1",
                    "w:lastColumn",
                    "0",
                    "w:noHBand",
                    "1",
                    "w:noVBand",
                    "1");
                looks.empty("w:tblCaption", "w:val", table.title());
              });
          rows.element(
              "w:tblGrid",
              grid -> {
                for (String each : WIDTHS) {
                  grid.empty("w:gridCol", "w:w", each);
                }
              });
          row(rows, table.heads(), /* isHead= */ true);
          for (List<String> each : table.rows()) {
            row(rows, each, /* isHead= */ false);
          }
        });
    // Word joins a table to one that follows it at once, and wants a paragraph behind the last.
    out.element(
        "w:p", line -> line.element("w:pPr", looks -> looks.empty("w:pStyle", "w:val", "Normal")));
  }

  private static void row(XmlText out, List<String> cells, boolean isHead)
      throws XMLStreamException {
    out.element(
        "w:tr",
        row -> {
          row.element(
              "w:trPr",
              looks -> {
                looks.empty("w:cantSplit");
                if (isHead) {
                  looks.empty("w:tblHeader");
                }
              });
          for (int i = 0; i < cells.size(); i++) {
            String width = WIDTHS.get(i);
            String text = cells.get(i);
            row.element(
                "w:tc",
                cell -> {
                  cell.element(
                      "w:tcPr", looks -> looks.empty("w:tcW", "w:w", width, "w:type", "dxa"));
                  paragraph(cell, isHead ? "TableHeading" : "TableText", /* label= */ "", text);
                });
          }
        });
  }

  private static void section(XmlText out) throws XMLStreamException {
    out.element(
        "w:sectPr",
        page -> {
          page.empty("w:footerReference", "w:type", "default", "r:id", "rId4");
          page.empty("w:pgSz", "w:w", "11906", "w:h", "16838");
          page.empty(
              "w:pgMar",
              "w:top",
              "1134",
              "w:right",
              "1247",
              "w:bottom",
              "1134",
              "w:left",
              "1247",
              "w:header",
              "567",
              "w:footer",
              "567",
              "w:gutter",
              "0");
        });
  }

  private static String footer() {
    return XmlText.of(
        out ->
            out.element(
                "w:ftr",
                foot ->
                    foot.element(
                        "w:p",
                        line -> {
                          line.element(
                              "w:pPr", looks -> looks.empty("w:pStyle", "w:val", "Footer"));
                          field(line, "PAGE");
                          line.element(
                              "w:r", run -> run.element("w:t", " / ", "xml:space", "preserve"));
                          field(line, "NUMPAGES");
                        }),
                "xmlns:w",
                NAMES));
  }

  private static void field(XmlText out, String what) throws XMLStreamException {
    out.element(
        "w:fldSimple",
        field -> field.element("w:r", run -> run.element("w:t", "1")),
        "w:instr",
        " " + what + " ");
  }
}
