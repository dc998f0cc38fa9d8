package org.tribune.site.minutes.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

final class LineTest {
  private static final float SIZE = 10;
  private static final float WIDEST = 60;

  private static String text(Line line) {
    return line.pieces().stream().map(Line.Piece::text).collect(Collectors.joining());
  }

  private static List<String> broken(Typeface face, String text) {
    List<String> lines =
        Line.of(List.of(new Line.Piece(face, text)), SIZE, WIDEST).stream()
            .map(LineTest::text)
            .toList();
    assertThat(String.join("", lines)).isEqualTo(face.drawable(text));
    assertThat(lines)
        .allMatch(
            each -> each.length() < 3 || face.width(each.stripTrailing(), SIZE) <= WIDEST + 0.01f);
    return lines;
  }

  @Test
  void of_wordsAndWordsLongerThanALine_losesNothing() throws IOException {
    try (PDDocument document = new PDDocument()) {
      Typeface face = Typeface.regular(document);
      assertThat(broken(face, "Vu le budget primitif et ses annexes ")).hasSizeGreaterThan(2);
      assertThat(broken(face, "")).containsExactly("");
      assertThat(broken(face, "Voir https://example.org/" + "a".repeat(20_000) + " et la suite"))
          .hasSizeGreaterThan(1_000)
          .first()
          .isEqualTo("Voir ");
      // A letter of two chars is never parted.
      assertThat(broken(face, "\uD83D\uDE00".repeat(99)))
          .noneMatch(each -> each.contains("\uFFFD"));
      assertThat(broken(face, "W".repeat(40) + " ")).last().matches(each -> each.endsWith("W "));
    }
  }
}
