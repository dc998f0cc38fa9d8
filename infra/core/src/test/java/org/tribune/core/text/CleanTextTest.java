package org.tribune.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CleanTextTest {
  @Test
  void line_withWhatIsNotSeen_isWithoutIt() {
    assertThat(CleanText.line("  Budget\u00a0primitif\t\r\n2027\u0000 "))
        .isEqualTo("Budget primitif 2027");
    assertThat(CleanText.line("dé\u00adlibé\u200bration\u202e\u0007\ufeff"))
        .isEqualTo("délibération");
    assertThat(CleanText.line("e\u0301te\u0301")).isEqualTo("été");
    assertThat(CleanText.line("\ud83c\udfdb halves: \ud83c, \udfdb"))
        .isEqualTo("\ud83c\udfdb halves: ,");
    assertThat(CleanText.line("<script>alert(1)</script>")).isEqualTo("<script>alert(1)</script>");
  }

  @Test
  void line_thatIsClean_staysAsItIs() {
    String clean = "Budget « primitif » : l’œuvre d'Élan à 12 % (3)";
    assertThat(CleanText.line(clean)).isSameAs(clean);
    assertThat(CleanText.line("")).isEmpty();
    assertThat(CleanText.line("a  b")).isEqualTo("a b");
    assertThat(CleanText.line(" a ")).isEqualTo("a");
  }

  @Test
  void lines_keepTheirLines() {
    assertThat(CleanText.lines(" a \r\n\tb\u0000\n\n\n\nc\u2028d ")).isEqualTo("a\nb\n\nc\nd");
  }

  @Test
  void anyText_cleanedTwice_isAsCleanedOnce() {
    Random random = new Random(9);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        int kind = random.nextInt(4);
        text.appendCodePoint(
            switch (kind) {
              case 0 -> random.nextInt(0x20);
              case 1 -> 0x80 + random.nextInt(0x300);
              case 2 -> 0x2000 + random.nextInt(0x70);
              default -> random.nextInt(0x10fffe);
            });
      }
      String once = CleanText.line(text.toString());
      assertThat(CleanText.line(once)).isEqualTo(once);
      assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
      assertThat(once.codePoints())
          .noneMatch(each -> Character.getType(each) == Character.CONTROL)
          .noneMatch(each -> Character.getType(each) == Character.FORMAT)
          .noneMatch(each -> Character.getType(each) == Character.SURROGATE);
      assertThat(once).isEqualTo(once.strip());
    }
  }
}
