package org.tribune.site.office;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.http.XmlText;

/**
 * An OpenDocument text (ISO/IEC 26300, ODF 1.3), which word processors change and screen readers go
 * through by its headings: a ZIP of four XML files, the first entry of which names its type. Pages
 * are A4 and numbered. The same document gives the same bytes.
 */
public final class OpenDocument {
  public static final String TYPE = "application/vnd.oasis.opendocument.text";

  private static final String VERSION = "1.3";
  private static final String NAMES = "urn:oasis:names:tc:opendocument:xmlns:";
  private static final String FONT = "Text";

  private OpenDocument() {}

  /**
   * What a document is.
   *
   * @param publisher who is named as its author
   * @param at when it was written last
   */
  public record Description(
      String title,
      Optional<String> subject,
      Optional<String> publisher,
      Instant at,
      Locale language) {}

  /** What is written in a document. */
  public interface Text {
    /** What no style of the document stands for, such as tables have. */
    default void automaticStyles(XmlText out) throws XMLStreamException {}

    /** Its headings, paragraphs, lists and tables. */
    void body(XmlText out) throws XMLStreamException;

    /** The styles that the body names; {@code Standard} is among them. */
    void styles(XmlText out) throws XMLStreamException;

    /** What stands beside the page's number, at the foot. */
    default void besideNumber(XmlText line) throws XMLStreamException {}
  }

  /** The document. */
  public static byte[] of(Description description, Text text) {
    return new Packed(description.at())
        .stored("mimetype", TYPE)
        .with("content.xml", content(text))
        .with("styles.xml", styles(text, description.language()))
        .with("meta.xml", meta(description))
        .with("META-INF/manifest.xml", manifest())
        .close();
  }

  private static String content(Text text) {
    return XmlText.of(
        out ->
            out.element(
                "office:document-content",
                root -> {
                  root.element("office:automatic-styles", text::automaticStyles);
                  root.element("office:body", body -> body.element("office:text", text::body));
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

  private static String styles(Text text, Locale language) {
    return XmlText.of(
        out ->
            out.element(
                "office:document-styles",
                root -> {
                  root.element("office:font-face-decls", OpenDocument::font);
                  root.element(
                      "office:styles",
                      styles -> {
                        defaults(styles, language);
                        text.styles(styles);
                      });
                  root.element("office:automatic-styles", OpenDocument::page);
                  root.element("office:master-styles", master -> numbered(master, text));
                },
                "xmlns:office",
                NAMES + "office:1.0",
                "xmlns:style",
                NAMES + "style:1.0",
                "xmlns:text",
                NAMES + "text:1.0",
                "xmlns:fo",
                NAMES + "xsl-fo-compatible:1.0",
                "xmlns:svg",
                NAMES + "svg-compatible:1.0",
                "office:version",
                VERSION));
  }

  private static void font(XmlText out) throws XMLStreamException {
    out.empty(
        "style:font-face",
        "style:name",
        FONT,
        "svg:font-family",
        "'Liberation Sans', Arial",
        "style:font-family-generic",
        "swiss");
  }

  private static void defaults(XmlText out, Locale language) throws XMLStreamException {
    out.element(
        "style:default-style",
        style ->
            style.empty(
                "style:text-properties",
                "style:font-name",
                FONT,
                "fo:font-size",
                "11pt",
                "fo:language",
                language.getLanguage(),
                "fo:country",
                language.getCountry().isEmpty() ? "none" : language.getCountry()),
        "style:family",
        "paragraph");
  }

  private static void page(XmlText out) throws XMLStreamException {
    out.element(
        "style:page-layout",
        page -> {
          page.empty(
              "style:page-layout-properties",
              "fo:page-width",
              "21cm",
              "fo:page-height",
              "29.7cm",
              "fo:margin-top",
              "2cm",
              "fo:margin-bottom",
              "2cm",
              "fo:margin-left",
              "2.2cm",
              "fo:margin-right",
              "2.2cm");
          page.element(
              "style:footer-style",
              footer -> footer.empty("style:header-footer-properties", "fo:margin-top", "0.5cm"));
        },
        "style:name",
        "A4");
  }

  private static void numbered(XmlText out, Text text) throws XMLStreamException {
    out.element(
        "style:master-page",
        page ->
            page.element(
                "style:footer",
                footer ->
                    footer.element(
                        "text:p",
                        line -> {
                          line.empty("text:page-number", "text:select-page", "current");
                          text.besideNumber(line);
                        },
                        "text:style-name",
                        "Standard")),
        "style:name",
        "Standard",
        "style:page-layout-name",
        "A4");
  }

  private static String meta(Description description) {
    return XmlText.of(
        out ->
            out.element(
                "office:document-meta",
                root -> root.element("office:meta", meta -> describe(meta, description)),
                "xmlns:office",
                NAMES + "office:1.0",
                "xmlns:meta",
                NAMES + "meta:1.0",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "office:version",
                VERSION));
  }

  private static void describe(XmlText meta, Description description) throws XMLStreamException {
    meta.element("meta:generator", "Tribune");
    meta.element("dc:title", description.title());
    if (description.subject().isPresent()) {
      meta.element("dc:subject", description.subject().get());
    }
    if (description.publisher().isPresent()) {
      meta.element("meta:initial-creator", description.publisher().get());
      meta.element("dc:creator", description.publisher().get());
    }
    meta.element("dc:date", description.at().toString());
    meta.element("dc:language", description.language().toLanguageTag());
  }

  private static String manifest() {
    return XmlText.of(
        out ->
            out.element(
                "manifest:manifest",
                root -> {
                  file(root, "/", TYPE);
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
