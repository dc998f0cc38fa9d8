package org.tribune.site.minutes.file;

import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.http.XmlText;

/**
 * The styles of an OpenDocument text: a town changes them in its word processor, by their names.
 */
final class OdtStyles {
  private static final int LEVELS = 5;

  private OdtStyles() {}

  /** The style of paragraphs that look so. */
  static String name(Part.Look look) {
    return switch (look) {
      case BODY -> "Text_20_body";
      case NOTICE -> "Subtitle";
      case FACT, SPEECH, QUESTION, ANSWER, VOTE, EVENT, SIGNATURE ->
          "Minutes_20_" + look.name().toLowerCase(Locale.ROOT);
    };
  }

  static void write(XmlText out) throws XMLStreamException {
    paragraph(out, "Standard", "Standard", "0cm", "11pt", "normal");
    paragraph(out, "Title", "Title", "0cm", "20pt", "bold");
    paragraph(out, "Subtitle", "Subtitle", "0.1cm", "11pt", "normal");
    for (int level = 1; level <= LEVELS; level++) {
      String size = level == 1 ? "15pt" : level == 2 ? "13pt" : "11pt";
      String name = "Heading " + level;
      paragraph(out, name.replace(" ", "_20_"), name, "0.5cm", size, "bold");
    }
    paragraph(out, "Text_20_body", "Text body", "0.15cm", "11pt", "normal");
    paragraph(out, "List_20_Contents", "List Contents", "0cm", "11pt", "normal");
    paragraph(out, "Table_20_Contents", "Table Contents", "0cm", "10pt", "normal");
    paragraph(out, "Table_20_Heading", "Table Heading", "0cm", "10pt", "bold");
    paragraph(out, name(Part.Look.FACT), "Minutes fact", "0cm", "11pt", "normal");
    paragraph(out, name(Part.Look.SPEECH), "Minutes speech", "0.15cm", "11pt", "normal");
    paragraph(out, name(Part.Look.QUESTION), "Minutes question", "0.2cm", "11pt", "normal");
    paragraph(out, name(Part.Look.ANSWER), "Minutes answer", "0cm", "11pt", "normal");
    paragraph(out, name(Part.Look.VOTE), "Minutes vote", "0.2cm", "11pt", "bold");
    paragraph(out, name(Part.Look.EVENT), "Minutes event", "0.2cm", "11pt", "normal");
    paragraph(out, name(Part.Look.SIGNATURE), "Minutes signature", "1.2cm", "11pt", "normal");
    out.element(
        "style:style",
        style -> style.empty("style:text-properties", "fo:font-weight", "bold"),
        "style:name",
        "Strong_20_Emphasis",
        "style:display-name",
        "Strong Emphasis",
        "style:family",
        "text");
    list(out);
  }

  private static void paragraph(
      XmlText out, String name, String shown, String above, String size, String weight)
      throws XMLStreamException {
    boolean isHeading = name.startsWith("Heading");
    out.element(
        "style:style",
        style -> {
          style.empty(
              "style:paragraph-properties",
              "fo:margin-top",
              above,
              "fo:margin-bottom",
              "0.12cm",
              "fo:line-height",
              "125%",
              "fo:keep-with-next",
              isHeading ? "always" : "auto");
          style.empty("style:text-properties", "fo:font-size", size, "fo:font-weight", weight);
        },
        "style:name",
        name,
        "style:display-name",
        shown,
        "style:family",
        "paragraph",
        "style:class",
        name.equals("Title") || isHeading ? "chapter" : "text");
  }

  private static void list(XmlText out) throws XMLStreamException {
    out.element(
        "text:list-style",
        style ->
            style.element(
                "text:list-level-style-bullet",
                level ->
                    level.element(
                        "style:list-level-properties",
                        place ->
                            place.empty(
                                "style:list-level-label-alignment",
                                "text:label-followed-by",
                                "listtab",
                                "fo:text-indent",
                                "-0.5cm",
                                "fo:margin-left",
                                "0.8cm"),
                        "text:list-level-position-and-space-mode",
                        "label-alignment"),
                "text:level",
                "1",
                "text:bullet-char",
                "•"),
        "style:name",
        "List_20_1",
        "style:display-name",
        "List 1");
  }
}
