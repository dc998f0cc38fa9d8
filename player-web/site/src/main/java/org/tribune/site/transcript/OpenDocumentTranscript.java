package org.tribune.site.transcript;

import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.tribune.site.http.XmlText;
import org.tribune.site.office.OpenDocument;

/** What an OpenDocument text has of a transcript. */
final class OpenDocumentTranscript implements OpenDocument.Text {
  private final Transcript transcript;

  private OpenDocumentTranscript(Transcript transcript) {
    this.transcript = transcript;
  }

  static byte[] of(Transcript transcript) {
    return OpenDocument.of(
        new OpenDocument.Description(
            transcript.title(),
            /* subject= */ Optional.empty(),
            /* publisher= */ Optional.empty(),
            transcript.at(),
            Locale.forLanguageTag(transcript.language())),
        new OpenDocumentTranscript(transcript));
  }

  @Override
  public void body(XmlText out) throws XMLStreamException {
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

  @Override
  public void styles(XmlText out) throws XMLStreamException {
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
}
