package org.tribune.site.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.caption.Cue;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class TranscriptTest {
  private static final List<Transcript.Stretch> ITEMS =
      List.of(stretch("1. Budget <2027>", 10, 40), stretch("2. Voirie", 40, 60));
  private static final List<Transcript.Stretch> SPEAKERS =
      List.of(stretch("Mme Petit", 10, 20), stretch("M. Roux", 20, 60));

  private static Transcript.Stretch stretch(String name, int from, int to) {
    return new Transcript.Stretch(name, Duration.ofSeconds(from), Duration.ofSeconds(to));
  }

  private static Cue cue(int second, String text) {
    return new Cue(Duration.ofSeconds(second), Duration.ofSeconds(second + 2), "", text);
  }

  private static Transcript transcript(boolean isAutomatic) {
    return new Transcript(
        "Conseil municipal, mardi 24 novembre 2026",
        "Ici – Salle du conseil",
        Instant.parse("2026-11-24T18:00:00Z"),
        URI.create("https://ici.example/watch/b1"),
        "fr",
        isAutomatic,
        Transcript.sections(
            List.of(
                cue(2, "Bonsoir à tous."),
                cue(11, "L’eau &amp;\nle <i>feu</i>"),
                cue(13, "sont chers."),
                cue(21, "Je réponds."),
                cue(28, "Après un silence."),
                cue(41, "<v Le maire>La rue.</v>"),
                cue(43, "Oui.")),
            ITEMS,
            SPEAKERS));
  }

  @Test
  void text_hasItemsSpeakersTimesAndWhoStandsForIt() {
    assertThat(PlainTranscript.of(transcript(/* isAutomatic= */ true)))
        .isEqualTo(
            """
            Conseil municipal, mardi 24 novembre 2026
            Ici – Salle du conseil
            https://ici.example/watch/b1
            Langue : français
            Transcription automatique : personne ne l’a vérifiée.

            [0:00:02]
            Bonsoir à tous.


            1. Budget <2027> (0:00:10)

            [0:00:11] Mme Petit
            L’eau & le feu sont chers.

            [0:00:21] M. Roux
            Je réponds.

            [0:00:28]
            Après un silence.


            2. Voirie (0:00:40)

            [0:00:41] Le maire
            La rue.

            [0:00:43] M. Roux
            Oui.
            """);
    assertThat(PlainTranscript.of(transcript(/* isAutomatic= */ false)))
        .contains("\nTexte écrit ou vérifié par une personne.\n");
  }

  @Test
  void longSpeech_isInParagraphsThatEndWithASentence() {
    List<Cue> cues =
        List.of(cue(1, "mot ".repeat(160)), cue(3, "encore"), cue(5, "et fin."), cue(7, "Suite."));

    List<Transcript.Section> sections = Transcript.sections(cues, List.of(), List.of());

    assertThat(sections).hasSize(1);
    assertThat(sections.getFirst().paragraphs())
        .extracting(each -> each.text().substring(each.text().length() - 6))
        .containsExactly("t fin.", "Suite.");
  }

  @Test
  void openDocument_isAPackageOfWellFormedPartsWithHeadingsAndItsLanguage() throws Exception {
    byte[] file = OpenDocumentTranscript.of(transcript(/* isAutomatic= */ true));
    // Where programs look for the type (ODF 1.3, part 2, 3.3).
    assertThat(new String(file, 30, 47, UTF_8)).isEqualTo("mimetype" + TranscriptFormat.ODT.type());
    Map<String, Document> parts = parts(file);
    assertThat(parts)
        .containsOnlyKeys("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml");
    assertThat(texts(part(parts, "content.xml"), "text:h"))
        .containsExactly("1. Budget <2027>", "2. Voirie");
    assertThat(texts(part(parts, "content.xml"), "text:p"))
        .contains(
            "Conseil municipal, mardi 24 novembre 2026",
            "Transcription automatique : personne ne l’a vérifiée.",
            "0:00:11 Mme Petit L’eau & le feu sont chers.");
    Element language =
        (Element) part(parts, "styles.xml").getElementsByTagName("style:text-properties").item(0);
    assertThat(language.getAttribute("fo:language")).isEqualTo("fr");
    assertThat(OpenDocumentTranscript.of(transcript(/* isAutomatic= */ true))).isEqualTo(file);
  }

  private static Document part(Map<String, Document> parts, String name) {
    return Objects.requireNonNull(parts.get(name), name);
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
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(part));
  }

  private static List<String> texts(Document document, String element) {
    var found = document.getElementsByTagName(element);
    return java.util.stream.IntStream.range(0, found.getLength())
        .mapToObj(each -> found.item(each).getTextContent())
        .toList();
  }
}
