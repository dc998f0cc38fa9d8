package org.tribune.site.minutes.file;

import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.http.XmlText;

/** A document as a page that stands by itself, and prints well. */
final class HtmlPaper {
  private static final String LOOK =
      """
      h1 { font-size: 1.6em; line-height: 1.25; margin: 0 0 0.4em; }
      h2 { font-size: 1.25em; line-height: 1.3; margin: 1.6em 0 0.4em; }
      h3 { font-size: 1.1em; line-height: 1.3; margin: 1.3em 0 0.3em; }
      h4, h5, h6 { font-size: 1em; line-height: 1.3; margin: 1.1em 0 0.3em; }
      p { margin: 0 0 0.55em; }
      ul { margin: 0 0 0.8em; padding-left: 1.4em; }
      table { border-collapse: collapse; width: 100%; margin: 0.6em 0 1em; }
      caption { text-align: left; font-weight: bold; padding: 0 0 0.4em; }
      th, td { border: 1px solid #767676; padding: 0.25em 0.5em; text-align: left; vertical-align: top; }
      thead th { background-color: #eeeeee; }
      tbody th { font-weight: normal; }
      .label { font-weight: bold; }
      .event { font-style: normal; border-left: 3px solid #767676; padding-left: 0.7em; }
      .vote { border-left: 3px solid #12304f; padding-left: 0.7em; font-weight: bold; }
      .question, .answer { padding-left: 1em; }
      .signature { margin-top: 2.5em; }
      .notice { color: #565656; }
      """;

  private static final String SCREEN =
      """
      body { font-family: system-ui, 'Liberation Sans', Arial, sans-serif; color: #1a1a1a; background: #ffffff;
        line-height: 1.5; max-width: 46em; margin: 2em auto; padding: 0 1em; overflow-wrap: break-word; }
      """;

  private static final String PRINT =
      """
      @media print { body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
        h2, h3, h4, h5, h6 { break-after: avoid; } tr, .signature, .vote { break-inside: avoid; } }
      @page { size: A4; margin: 20mm; }
      """;

  private final Paper paper;

  private HtmlPaper(Paper paper) {
    this.paper = paper;
  }

  /** A page to be read in a browser. */
  static String page(Paper paper) {
    HtmlPaper page = new HtmlPaper(paper);
    return XmlText.page(paper.tag(), page::head, page::parts);
  }

  private void head(XmlText out) throws XMLStreamException {
    out.element("title", paper.title());
    out.empty("meta", "name", "author", "content", paper.publisher());
    out.empty("meta", "name", "description", "content", paper.subject().orElse(paper.title()));
    out.element("style", SCREEN + LOOK + PRINT);
  }

  private void parts(XmlText out) throws XMLStreamException {
    for (Part each : paper.parts()) {
      switch (each) {
        case Part.Heading heading -> out.element("h" + heading.level(), heading.text());
        case Part.Text text -> text(out, text);
        case Part.Entries list ->
            out.element(
                "ul",
                entries -> {
                  for (String entry : list.entries()) {
                    entries.element("li", entry);
                  }
                });
        case Part.Links list ->
            out.element(
                "ul",
                entries -> {
                  for (Part.Link link : list.links()) {
                    entries.element(
                        "li", entry -> entry.element("a", link.text(), "href", link.address()));
                  }
                });
        case Part.Table table -> out.element("table", rows -> table(rows, table));
      }
    }
  }

  private static void text(XmlText out, Part.Text text) throws XMLStreamException {
    String look = text.look().name().toLowerCase(Locale.ROOT);
    for (int i = 0; i < text.paragraphs().size(); i++) {
      String label = i == 0 ? text.label() : "";
      String words = text.paragraphs().get(i);
      out.element(
          "p",
          line -> {
            if (!label.isEmpty()) {
              line.element("span", label, "class", "label");
            }
            line.text(words);
          },
          "class",
          look);
    }
  }

  private static void table(XmlText out, Part.Table table) throws XMLStreamException {
    out.element("caption", table.title());
    out.element(
        "thead",
        head ->
            head.element(
                "tr",
                row -> {
                  for (String each : table.heads()) {
                    row.element("th", each, "scope", "col");
                  }
                }));
    out.element(
        "tbody",
        body -> {
          for (List<String> each : table.rows()) {
            body.element("tr", row -> row(row, each));
          }
        });
  }

  private static void row(XmlText out, List<String> cells) throws XMLStreamException {
    out.element("th", cells.getFirst(), "scope", "row");
    for (String each : cells.subList(1, cells.size())) {
      out.element("td", each);
    }
  }
}
