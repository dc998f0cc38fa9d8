package org.tribune.site.minutes.file;

import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.http.XmlText;

/** The styles of a document of Word: a town changes them there, by their names. */
final class DocxStyles {
  private static final int LEVELS = 5;

  /** Points above paragraphs of a look, where it is not three. */
  private static final Map<Part.Look, Integer> ABOVE =
      Map.of(
          Part.Look.FACT,
          0,
          Part.Look.QUESTION,
          6,
          Part.Look.VOTE,
          6,
          Part.Look.EVENT,
          6,
          Part.Look.SIGNATURE,
          36);

  private final Paper paper;

  DocxStyles(Paper paper) {
    this.paper = paper;
  }

  /** The style of a heading: the title is none of those that Word counts. */
  static String heading(int level) {
    return level == 1 ? "Title" : "Heading" + (level - 1);
  }

  /** The style of paragraphs that look so. */
  static String name(Part.Look look) {
    return switch (look) {
      case BODY -> "BodyText";
      case NOTICE -> "Subtitle";
      case FACT, SPEECH, QUESTION, ANSWER, VOTE, EVENT, SIGNATURE -> "Minutes" + word(look);
    };
  }

  private static String word(Part.Look look) {
    return look.name().charAt(0) + look.name().substring(1).toLowerCase(Locale.ROOT);
  }

  String write() {
    return XmlText.of(out -> out.element("w:styles", this::styles, "xmlns:w", DocxPaper.NAMES));
  }

  private void styles(XmlText out) throws XMLStreamException {
    out.element(
        "w:docDefaults",
        defaults -> {
          defaults.element(
              "w:rPrDefault",
              all ->
                  all.element(
                      "w:rPr",
                      looks -> {
                        looks.empty(
                            "w:rFonts",
                            "w:ascii",
                            "Liberation Sans",
                            "w:hAnsi",
                            "Liberation Sans",
                            "w:cs",
                            "Arial");
                        looks.empty("w:sz", "w:val", "22");
                        looks.empty("w:lang", "w:val", paper.tag());
                      }));
          defaults.element(
              "w:pPrDefault",
              all ->
                  all.element(
                      "w:pPr",
                      looks ->
                          looks.empty(
                              "w:spacing",
                              "w:after",
                              "80",
                              "w:line",
                              "300",
                              "w:lineRule",
                              "auto")));
        });
    new Style("Normal", "Normal").isDefault().write(out);
    new Style("Title", "Title").sized(40).bold().write(out);
    new Style("Subtitle", "Subtitle").above(2).write(out);
    for (int level = 1; level <= LEVELS; level++) {
      int size = level == 1 ? 30 : level == 2 ? 26 : 22;
      new Style("Heading" + level, "heading " + level)
          .sized(size)
          .bold()
          .above(14)
          .outlined(level - 1)
          .write(out);
    }
    new Style("BodyText", "Body Text").above(3).write(out);
    new Style("ListBullet", "List Bullet").listed().write(out);
    new Style("TableText", "Table Text").sized(20).above(3).write(out);
    new Style("TableHeading", "Table Heading").sized(20).bold().above(3).write(out);
    new Style("Footer", "footer").sized(18).write(out);
    for (Part.Look look : Part.Look.values()) {
      if (name(look).startsWith("Minutes")) {
        Style style = new Style(name(look), "Minutes " + look.name().toLowerCase(Locale.ROOT));
        style.above(ABOVE.getOrDefault(look, 3));
        (look == Part.Look.VOTE ? style.bold() : style).write(out);
      }
    }
    out.element(
        "w:style",
        style -> {
          style.empty("w:name", "w:val", "Strong");
          style.element("w:rPr", looks -> looks.empty("w:b"));
        },
        "w:type",
        "character",
        "w:styleId",
        "Strong");
    table(out);
  }

  private static void table(XmlText out) throws XMLStreamException {
    out.element(
        "w:style",
        style -> {
          style.empty("w:name", "w:val", "Table Grid");
          style.element(
              "w:tblPr",
              looks ->
                  looks.element(
                      "w:tblBorders",
                      borders -> {
                        for (String side :
                            new String[] {"top", "left", "bottom", "right", "insideH", "insideV"}) {
                          borders.empty(
                              "w:" + side,
                              "w:val",
                              "single",
                              "w:sz",
                              "4",
                              "w:space",
                              "0",
                              "w:color",
                              "767676");
                        }
                      }));
        },
        "w:type",
        "table",
        "w:styleId",
        "TableGrid");
  }

  /** The bullets of lists. */
  static String numbering() {
    return XmlText.of(
        out ->
            out.element(
                "w:numbering",
                all -> {
                  all.element(
                      "w:abstractNum",
                      list ->
                          list.element(
                              "w:lvl",
                              level -> {
                                level.empty("w:start", "w:val", "1");
                                level.empty("w:numFmt", "w:val", "bullet");
                                level.empty("w:lvlText", "w:val", "•");
                                level.empty("w:lvlJc", "w:val", "left");
                                level.element(
                                    "w:pPr",
                                    looks ->
                                        looks.empty("w:ind", "w:left", "454", "w:hanging", "284"));
                              },
                              "w:ilvl",
                              "0"),
                      "w:abstractNumId",
                      "0");
                  all.element(
                      "w:num",
                      number -> number.empty("w:abstractNumId", "w:val", "0"),
                      "w:numId",
                      "1");
                },
                "xmlns:w",
                DocxPaper.NAMES));
  }

  String settings() {
    return XmlText.of(
        out ->
            out.element(
                "w:settings",
                settings -> {
                  settings.element(
                      "w:compat",
                      compat ->
                          compat.empty(
                              "w:compatSetting",
                              "w:name",
                              "compatibilityMode",
                              "w:uri",
                              "http://schemas.microsoft.com/office/word",
                              "w:val",
                              "15"));
                  settings.empty("w:themeFontLang", "w:val", paper.tag());
                },
                "xmlns:w",
                DocxPaper.NAMES));
  }

  /** A style of paragraphs that is being described. */
  private static final class Style {
    private final String id;
    private final String name;
    private boolean isDefault;
    private boolean isBold;
    private boolean isListed;
    private int halfPoints;
    private int above;
    private int outline = -1;

    private Style(String id, String name) {
      this.id = id;
      this.name = name;
    }

    Style isDefault() {
      isDefault = true;
      return this;
    }

    Style bold() {
      isBold = true;
      return this;
    }

    Style listed() {
      isListed = true;
      return this;
    }

    Style sized(int newHalfPoints) {
      halfPoints = newHalfPoints;
      return this;
    }

    Style above(int points) {
      above = points;
      return this;
    }

    Style outlined(int level) {
      outline = level;
      return this;
    }

    void write(XmlText out) throws XMLStreamException {
      out.element(
          "w:style",
          style -> {
            style.empty("w:name", "w:val", name);
            if (!isDefault) {
              style.empty("w:basedOn", "w:val", "Normal");
            }
            style.empty("w:qFormat");
            style.element("w:pPr", this::paragraph);
            style.element("w:rPr", this::run);
          },
          "w:type",
          "paragraph",
          "w:styleId",
          id,
          "w:default",
          isDefault ? "1" : "0");
    }

    private void paragraph(XmlText out) throws XMLStreamException {
      if (outline >= 0) {
        out.empty("w:keepNext");
      }
      if (isListed) {
        out.element(
            "w:numPr",
            list -> {
              list.empty("w:ilvl", "w:val", "0");
              list.empty("w:numId", "w:val", "1");
            });
      }
      if (above > 0) {
        out.empty("w:spacing", "w:before", String.valueOf(above * 20));
      }
      if (outline >= 0) {
        out.empty("w:outlineLvl", "w:val", String.valueOf(outline));
      }
    }

    private void run(XmlText out) throws XMLStreamException {
      if (isBold) {
        out.empty("w:b");
      }
      if (halfPoints > 0) {
        out.empty("w:sz", "w:val", String.valueOf(halfPoints));
      }
    }
  }
}
