package org.tribune.site.minutes.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.testkit.catalogue.CouncilEvening;

final class MinutesPdfTest {
  private static byte[] pdf(Minutes minutes) {
    return new MinutesFiles("Saint-Flour").write(minutes, MinutesFormat.PDF).array();
  }

  @Test
  void pdf_somethingOfEachKind_isForEverybody() throws Exception {
    assertThat(PdfUaCheck.flaws(pdf(MinutesSample.draft("fr")))).isEmpty();
  }

  @Test
  @Tag("wide")
  void pdf_aWholeEveningAndEnglish_areForEverybody() throws Exception {
    assertThat(PdfUaCheck.flaws(pdf(CouncilEvening.minutes("fr")))).isEmpty();
    assertThat(PdfUaCheck.flaws(pdf(MinutesSample.draft("en")))).isEmpty();
    assertThat(PdfUaCheck.flaws(pdf(MinutesSample.adopted()))).isEmpty();
    assertThat(PdfUaCheck.flaws(pdf(MinutesSample.of(List.of())))).isEmpty();
  }

  @Test
  void pdf_isReadInOrderAsWhatItIs() throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf(MinutesSample.draft("fr")))) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr-FR");
      PDStructureElement root =
          (PDStructureElement)
              document.getDocumentCatalog().getStructureTreeRoot().getKids().getFirst();
      assertThat(types(root))
          .startsWith("H1", "P", "P", "H2", "Table", "H2", "L", "H2", "H3", "P", "P")
          .endsWith("H2", "P", "P");
      PDStructureElement table =
          (PDStructureElement)
              root.getKids().stream()
                  .filter(each -> type(each).equals("Table"))
                  .findFirst()
                  .orElseThrow();
      assertThat(table.getKids()).hasSize(51);
      assertThat(types((PDStructureNode) table.getKids().getFirst()))
          .containsExactly("TH", "TH", "TH");
      assertThat(types((PDStructureNode) table.getKids().getLast()))
          .containsExactly("TH", "TD", "TD");
    }
  }

  private static List<String> types(PDStructureNode node) {
    return node.getKids().stream().map(MinutesPdfTest::type).toList();
  }

  private static String type(Object kid) {
    return kid instanceof PDStructureElement element ? element.getStructureType() : "";
  }

  @Test
  void pdf_hasBookmarksEmbeddedFontsAndNumberedPages() throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf(MinutesSample.adopted()))) {
      PDOutlineItem title = document.getDocumentCatalog().getDocumentOutline().getFirstChild();
      assertThat(title.getTitle()).startsWith("Conseil\u00A0: procès-verbal");
      List<String> below = new ArrayList<>();
      title.children().forEach(each -> below.add(each.getTitle()));
      assertThat(below).containsExactly("Membres", "Ordre du jour", "1 Budget", "2 Voirie");
      int pages = document.getNumberOfPages();
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        }
      }
      String text = new PDFTextStripper().getText(document).replace('\u00A0', ' ');
      assertThat(text)
          .contains("Procès-verbal adopté le 17 décembre 2026.", pages + " / " + pages)
          .contains("Mme Petit prend la parole.", "M. Roux : Je réponds.")
          .doesNotContain("pas encore adopté");
    }
  }
}
