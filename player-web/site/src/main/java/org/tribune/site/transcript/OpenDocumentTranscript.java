package org.tribune.site.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.http.XmlText;

/**
 * A transcript as an OpenDocument text (ISO/IEC 26300, ODF 1.3), which word processors change and
 * screen readers go through by its headings: a ZIP of four XML files, the first entry of which
 * names its type.
 */
final class OpenDocumentTranscript {
  static final String TYPE = "application/vnd.oasis.opendocument.text";

  private static final String VERSION = "1.3";
  private static final String NAMES = "urn:oasis:names:tc:opendocument:xmlns:";
  private static final String FONT = "Text";

  private final Transcript transcript;

  private OpenDocumentTranscript(Transcript transcript) {
    this.transcript = transcript;
  }

  static byte[] of(Transcript transcript) {
    return new OpenDocumentTranscript(transcript).write();
  }

  private byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      stored(zip, "mimetype", TYPE);
      packed(zip, "content.xml", content());
      packed(zip, "styles.xml", styles());
      packed(zip, "meta.xml", meta());
      packed(zip, "META-INF/manifest.xml", manifest());
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory can't fail", e);
    }
    return bytes.toByteArray();
  }

  private void stored(ZipOutputStream zip, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = entry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private void packed(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(entry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  /** The same transcript gives the same bytes. */
  private ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(
        java.time.LocalDateTime.ofInstant(transcript.at(), java.time.ZoneOffset.UTC));
    return entry;
  }

  private String content() {
    return XmlText.of(
        out ->
            out.element(
                "office:document-content",
                root ->
                    root.element(
                        "office:body", body -> body.element("office:text", this::writeText)),
                "xmlns:office",
                NAMES + "office:1.0",
                "xmlns:text",
                NAMES + "text:1.0",
                "xmlns:xlink",
                "http://www.w3.org/1999/xlink",
                "office:version",
                VERSION));
  }

  private void writeText(XmlText out) throws XMLStreamException {
    paragraph(out, "Title", transcript.title());
    paragraph(out, "Subtitle", transcript.place());
    String address = transcript.address().toString();
    out.element(
        "text:p",
        line -> line.element("text:a", address, "xlink:type", "simple", "xlink:href", address),
        "text:style-name",
        "Subtitle");
    for (String each : transcript.notices()) {
      paragraph(out, "Subtitle", each);
    }
    for (Transcript.Section section : transcript.sections()) {
      if (section.heading().isPresent()) {
        out.element(
            "text:h",
            section.heading().get().name(),
            "text:style-name",
            "Heading_20_1",
            "text:outline-level",
            "1");
      }
      for (Transcript.Paragraph each : section.paragraphs()) {
        write(out, each);
      }
    }
  }

  private static void paragraph(XmlText out, String style, String text) throws XMLStreamException {
    out.element("text:p", text, "text:style-name", style);
  }

  private static void write(XmlText out, Transcript.Paragraph paragraph) throws XMLStreamException {
    out.element(
        "text:p",
        line -> {
          line.element("text:span", paragraph.clock() + " ", "text:style-name", "Time");
          if (paragraph.speaker().isPresent()) {
            line.element(
                "text:span", paragraph.speaker().get() + " ", "text:style-name", "Speaker");
          }
          line.element("text:span", paragraph.text());
        },
        "text:style-name",
        "Text_20_body");
  }

  private String styles() {
    return XmlText.of(
        out ->
            out.element(
                "office:document-styles",
                root -> {
                  root.element(
                      "office:font-face-decls",
                      faces ->
                          faces.empty(
                              "style:font-face",
                              "style:name",
                              FONT,
                              "svg:font-family",
                              "'Liberation Sans', Arial",
                              "style:font-family-generic",
                              "swiss"));
                  root.element("office:styles", this::writeStyles);
                  root.element("office:automatic-styles", OpenDocumentTranscript::writeLayout);
                  root.element("office:master-styles", OpenDocumentTranscript::writeMaster);
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

  private void writeStyles(XmlText out) throws XMLStreamException {
    Locale language = Locale.forLanguageTag(transcript.language());
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
    paragraphStyle(out, "Standard", "Standard", "0cm", "11pt", "normal");
    paragraphStyle(out, "Text_20_body", "Text body", "0.25cm", "11pt", "normal");
    paragraphStyle(out, "Title", "Title", "0.3cm", "20pt", "bold");
    paragraphStyle(out, "Subtitle", "Subtitle", "0.1cm", "11pt", "normal");
    paragraphStyle(out, "Heading_20_1", "Heading 1", "0.6cm", "15pt", "bold");
    textStyle(out, "Time", "fo:color", "#595959");
    textStyle(out, "Speaker", "fo:font-weight", "bold");
  }

  private static void paragraphStyle(
      XmlText out, String name, String shown, String above, String size, String weight)
      throws XMLStreamException {
    out.element(
        "style:style",
        style -> {
          style.empty(
              "style:paragraph-properties",
              "fo:margin-top",
              above,
              "fo:margin-bottom",
              "0.1cm",
              "fo:line-height",
              "130%");
          style.empty("style:text-properties", "fo:font-size", size, "fo:font-weight", weight);
        },
        "style:name",
        name,
        "style:display-name",
        shown,
        "style:family",
        "paragraph");
  }

  private static void textStyle(XmlText out, String name, String property, String value)
      throws XMLStreamException {
    out.element(
        "style:style",
        style -> style.empty("style:text-properties", property, value),
        "style:name",
        name,
        "style:family",
        "text");
  }

  private static void writeLayout(XmlText out) throws XMLStreamException {
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

  private static void writeMaster(XmlText out) throws XMLStreamException {
    out.element(
        "style:master-page",
        page ->
            page.element(
                "style:footer",
                footer ->
                    footer.element(
                        "text:p",
                        line -> line.empty("text:page-number", "text:select-page", "current"),
                        "text:style-name",
                        "Standard")),
        "style:name",
        "Standard",
        "style:page-layout-name",
        "A4");
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
                          meta.element("dc:title", transcript.title());
                          meta.element("dc:date", transcript.at().toString());
                          meta.element("dc:language", transcript.language());
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
