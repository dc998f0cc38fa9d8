package org.tribune.site.minutes.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.tribune.site.http.XmlText;

/** What a PDF says of itself: language, title, and that it is one for everybody (PDF/UA-1, 7.1). */
final class PdfDescription {
  private PdfDescription() {}

  static void write(PDDocument document, Paper paper) throws IOException {
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setLanguage(paper.tag());
    catalog.setPageMode(PageMode.USE_OUTLINES);
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    catalog.setMarkInfo(marked);
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    Calendar made = GregorianCalendar.from(paper.changedAt().atZone(ZoneOffset.UTC));
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(paper.title());
    information.setAuthor(paper.publisher());
    information.setProducer("Tribune");
    information.setCreationDate(made);
    information.setModificationDate(made);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(xmp(paper).getBytes(StandardCharsets.UTF_8));
    catalog.setMetadata(metadata);
  }

  private static String xmp(Paper paper) {
    String xml =
        XmlText.of(
            out ->
                out.element(
                    "x:xmpmeta",
                    meta ->
                        meta.element(
                            "rdf:RDF",
                            rdf ->
                                rdf.element(
                                    "rdf:Description",
                                    each -> describe(each, paper),
                                    "rdf:about",
                                    ""),
                            "xmlns:rdf",
                            "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
                            "xmlns:dc",
                            "http://purl.org/dc/elements/1.1/",
                            "xmlns:pdfuaid",
                            "http://www.aiim.org/pdfua/ns/id/"),
                    "xmlns:x",
                    "adobe:ns:meta/"));
    return "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        + xml.substring(xml.indexOf("<x:xmpmeta"))
        + "\n<?xpacket end=\"w\"?>";
  }

  private static void describe(XmlText out, Paper paper) throws XMLStreamException {
    out.element("dc:title", title -> alternative(title, paper.title()));
    if (paper.subject().isPresent()) {
      out.element("dc:description", subject -> alternative(subject, paper.subject().get()));
    }
    out.element(
        "dc:creator",
        who -> who.element("rdf:Seq", list -> list.element("rdf:li", paper.publisher())));
    out.element(
        "dc:language",
        what -> what.element("rdf:Bag", list -> list.element("rdf:li", paper.tag())));
    out.element("pdfuaid:part", "1");
  }

  private static void alternative(XmlText out, String text) throws XMLStreamException {
    out.element("rdf:Alt", list -> list.element("rdf:li", text, "xml:lang", "x-default"));
  }
}
