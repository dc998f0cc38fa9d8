package org.tribune.site.minutes.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.minutes.Minutes;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class MinutesFilesTest {
  private static byte[] file(Minutes minutes, MinutesFormat format) {
    return new MinutesFiles("Saint-Flour").write(minutes, format).array();
  }

  private static Map<String, Document> parts(byte[] file) throws Exception {
    Map<String, Document> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        if (!each.getName().equals("mimetype")) {
          parts.put(each.getName(), parsed(zip.readAllBytes()));
        }
      }
    }
    return parts;
  }

  private static Document parsed(byte[] part) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(part));
  }

  private static Document part(Map<String, Document> parts, String name) {
    return Objects.requireNonNull(parts.get(name), name);
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength())
        .mapToObj(each -> (Element) found.item(each))
        .toList();
  }

  private static List<String> texts(Document document, String name) {
    return elements(document, name).stream()
        .map(each -> each.getTextContent().replace('\u00A0', ' '))
        .toList();
  }

  private static Set<String> values(Document document, String attribute) {
    Set<String> values = new TreeSet<>();
    elements(document, "*").stream()
        .map(each -> each.getAttribute(attribute))
        .filter(each -> !each.isEmpty())
        .forEach(values::add);
    return values;
  }

  @Test
  void odt_hasHeadingsListTableLanguageAndTitle() throws Exception {
    byte[] file = file(MinutesSample.draft("fr"), MinutesFormat.ODT);
    // Where programs look for the type (ODF 1.3, part 2, 3.3).
    assertThat(new String(file, 30, 47, UTF_8)).isEqualTo("mimetype" + MinutesFormat.ODT.type());
    Map<String, Document> parts = parts(file);
    Document content = part(parts, "content.xml");
    assertThat(texts(content, "text:h"))
        .containsExactly("Membres", "Ordre du jour", "1 Budget", "1.1.1 Annexe", "2 Voirie");
    assertThat(elements(content, "text:h"))
        .extracting(each -> each.getAttribute("text:outline-level"))
        .containsExactly("1", "1", "1", "2", "1");
    assertThat(texts(content, "text:list-item")).containsExactly("1 Budget", "2 Voirie");
    assertThat(elements(content, "table:table-header-rows")).hasSize(1);
    assertThat(elements(content, "table:table-row")).hasSize(51);
    assertThat(texts(content, "text:p"))
        .contains(
            "Conseil : procès-verbal <2027> & \"suite\"",
            "Projet : ce procès-verbal n’est pas encore adopté.",
            "Date : mercredi 25 novembre 2026",
            "Deuxième : « fin ».",
            "Mme Petit prend la parole.",
            "M. Roux : Je réponds.");
    Document styles = part(parts, "styles.xml");
    assertThat(values(styles, "fo:language")).containsExactly("fr");
    assertThat(texts(part(parts, "meta.xml"), "dc:title"))
        .containsExactly("Conseil : procès-verbal <2027> & \"suite\"");
    assertThat(file(MinutesSample.draft("fr"), MinutesFormat.ODT)).isEqualTo(file);
  }

  @Test
  void odt_styles_areAllThere() throws Exception {
    Map<String, Document> parts = parts(file(MinutesSample.draft("fr"), MinutesFormat.ODT));
    Document content = part(parts, "content.xml");
    Set<String> known = values(part(parts, "styles.xml"), "style:name");
    known.addAll(values(content, "style:name"));
    Set<String> used = new TreeSet<>();
    used.addAll(values(content, "text:style-name"));
    used.addAll(values(content, "table:style-name"));
    assertThat(used).hasSizeGreaterThan(15);
    assertThat(known).containsAll(used);
  }

  @Test
  void docx_hasHeadingsListTableLanguageAndTitle() throws Exception {
    Map<String, Document> parts = parts(file(MinutesSample.draft("en"), MinutesFormat.DOCX));
    Document document = part(parts, "word/document.xml");
    List<String> styled =
        elements(document, "w:p").stream()
            .map(
                each ->
                    ((Element) each.getElementsByTagName("w:pStyle").item(0)).getAttribute("w:val")
                        + " "
                        + each.getTextContent())
            .toList();
    assertThat(styled)
        .contains("Heading1 Membres", "Heading1 1 Budget", "Heading2 1.1.1 Annexe")
        .contains("ListBullet 1 Budget", "MinutesFact Date: mercredi 25\u00A0novembre 2026")
        .contains("Subtitle Draft: these minutes are not adopted yet.")
        .contains("MinutesVote Adopté à l’unanimité.");
    assertThat(elements(document, "w:tblHeader")).hasSize(1);
    assertThat(elements(document, "w:tr")).hasSize(51);
    Document styles = part(parts, "word/styles.xml");
    assertThat(elements(styles, "w:lang"))
        .extracting(each -> each.getAttribute("w:val"))
        .containsExactly("en-GB");
    Set<String> known = values(styles, "w:styleId");
    for (String reference : List.of("w:pStyle", "w:rStyle", "w:tblStyle")) {
      assertThat(elements(document, reference))
          .isNotEmpty()
          .allSatisfy(each -> assertThat(known).contains(each.getAttribute("w:val")));
    }
    assertThat(texts(part(parts, "docProps/core.xml"), "dc:title")).hasSize(1);
  }

  /** Each part is named with its type, and each relation leads to a part. */
  @Test
  void docx_isAWholePackage() throws Exception {
    Map<String, Document> parts = parts(file(MinutesSample.adopted(), MinutesFormat.DOCX));
    Set<String> named = values(part(parts, "[Content_Types].xml"), "PartName");
    assertThat(parts.keySet().stream().filter(each -> !each.endsWith(".rels")))
        .allMatch(each -> each.equals("[Content_Types].xml") || named.contains("/" + each));
    assertThat(named).allMatch(each -> parts.containsKey(each.substring(1)));
    Stream<String> targets =
        Stream.concat(
            values(part(parts, "_rels/.rels"), "Target").stream(),
            values(part(parts, "word/_rels/document.xml.rels"), "Target").stream()
                .map("word/"::concat));
    assertThat(targets).hasSize(6).allMatch(parts::containsKey);
  }

  @Test
  void html_isAPageThatRunsAndLoadsNothing() throws Exception {
    String page = new String(file(MinutesSample.draft("fr"), MinutesFormat.HTML), UTF_8);
    assertThat(page).startsWith("<!doctype html>\n<html lang=\"fr-FR\">");
    Document document = parsed(page.substring(page.indexOf("<html")).getBytes(UTF_8));
    assertThat(texts(document, "title")).isEqualTo(texts(document, "h1")).hasSize(1);
    assertThat(texts(document, "h2"))
        .containsExactly("Membres", "Ordre du jour", "1 Budget", "2 Voirie");
    assertThat(texts(document, "h3")).containsExactly("1.1.1 Annexe");
    assertThat(elements(document, "caption")).hasSize(1);
    assertThat(elements(document, "th")).allMatch(each -> each.hasAttribute("scope"));
    for (String tag : List.of("script", "link", "img", "iframe", "a")) {
      assertThat(elements(document, tag)).as(tag).isEmpty();
    }
  }
}
