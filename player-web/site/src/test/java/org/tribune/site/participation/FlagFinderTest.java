package org.tribune.site.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Flag;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;

final class FlagFinderTest {
  private static final Author AUTHOR = new Author("Anne", "Saint-Aubin");
  private static final FlagFinder FINDER = new FlagFinder(WordList.shipped());
  private static final String QUESTION = "Quand la route de l'étang sera-t-elle rouverte ?";

  /** Generous, since other tests may run beside; an expression that backtracks takes minutes. */
  private static final Duration BOUND = Duration.ofMillis(200);

  private static Findings find(String text) {
    return FINDER.find(text, AUTHOR, List.of());
  }

  /** The lines of a resource that are no comments, each parted at its bars. */
  static Stream<String[]> table(String name) {
    try (InputStream file = FlagFinderTest.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text
          .lines()
          .filter(each -> !each.isBlank() && !each.startsWith("#"))
          .map(each -> each.split(" \\| ", -1))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> flagged() {
    return table("cases.txt")
        .filter(each -> !each[0].equals("-"))
        .map(each -> Arguments.of(Flag.valueOf(each[0]), each[1]));
  }

  static Stream<String> unflagged() {
    return table("cases.txt").filter(each -> each[0].equals("-")).map(each -> each[1]);
  }

  @ParameterizedTest
  @MethodSource("flagged")
  void find_whatIsToBeFlagged_isFoundWhereItIs(Flag flag, String marked) {
    String text = marked.replaceAll("[{}]", "");
    Findings found = find(text);
    assertThat(marked(text, found.spans(), flag)).isEqualTo(marked);
    // A disguise is a second thing to be reported.
    if (flag != Flag.WORD && flag != Flag.ODD_SIGNS) {
      assertThat(found.flags()).containsOnly(flag);
    }
  }

  private static String marked(String text, List<TextSpan> spans, Flag flag) {
    StringBuilder marked = new StringBuilder(text);
    spans.reversed().stream()
        .filter(each -> each.flag() == flag)
        .forEach(each -> marked.insert(each.end(), "}").insert(each.start(), "{"));
    return marked.toString();
  }

  @ParameterizedTest
  @MethodSource("unflagged")
  void find_whatIsUsual_isNotFlagged(String text) {
    assertThat(find(text).spans()).isEmpty();
    assertThat(find(text).flags()).isEmpty();
  }

  @Test
  void find_inTheNameOrCommune_tellsThePlace() {
    Findings found =
        FINDER.find(
            "Et la piscine ?", new Author("Anne 0612345678", "SALE CONNARD-SUR-MER"), List.of());
    assertThat(found.spans())
        .containsExactly(
            new TextSpan(Flag.PERSONAL_DATA, QuestionField.NAME, 5, 15),
            new TextSpan(Flag.WORD, QuestionField.COMMUNE, 5, 12));
  }

  @Test
  void find_severalThings_tellsAllOfThemInOrder() {
    Findings found = find("Connard, voir exemple.fr ou jean@exemple.fr !");
    assertThat(found.spans())
        .containsExactly(
            new TextSpan(Flag.WORD, QuestionField.TEXT, 0, 7),
            new TextSpan(Flag.LINK, QuestionField.TEXT, 14, 24),
            new TextSpan(Flag.PERSONAL_DATA, QuestionField.TEXT, 28, 43));
  }

  @Test
  void find_theSameAgain_isARepeatOfThatQuestion() {
    Earlier earlier = earlier("q1", QUESTION);
    Findings found =
        FINDER.find(
            "quand la route de l’etang sera t elle  ROUVERTE...",
            AUTHOR,
            List.of(earlier, earlier("q2", "Et la piscine ?")));
    assertThat(found.flags()).containsExactly(Flag.REPEAT);
    assertThat(found.alike()).containsExactly(new Alike(earlier.id(), 1));
  }

  @Test
  void find_likeMany_tellsTheThreeLikest() {
    Findings found =
        FINDER.find(
            QUESTION,
            AUTHOR,
            List.of(
                earlier("near", "Quand la route de l'étang rouvrira-t-elle ?"),
                earlier("other", "Pourquoi la route de l'étang est-elle fermée ?"),
                earlier("same", QUESTION),
                earlier("nearer", "À quelle date la route de l'étang sera rouverte ?"),
                earlier("farther", "Quand rouvrira la petite route de l'étang ?")));
    assertThat(found.flags()).containsExactlyInAnyOrder(Flag.REPEAT, Flag.NEAR_REPEAT);
    assertThat(found.alike())
        .extracting(each -> each.question().value())
        .containsExactly("same", "nearer", "near");
  }

  private static Earlier earlier(String id, String text) {
    return new Earlier(new QuestionId(id), QuestionFeatures.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "1 ",
        "06 ",
        "0612",
        "06-",
        "a.",
        "a-",
        "a@",
        "@",
        "+33 ",
        "00",
        "+1 (",
        "c o ",
        "c.",
        "*a",
        "p*",
        "l1",
        "i",
        "con",
        "connar",
        "sale ",
        "fils de ",
        "12 rue ",
        "1 bis ",
        "12 rue de ",
        "fr76 3000 ",
        "fr76",
        "a1 ",
        "ab-123-",
        "AB 123 ",
        "(at)",
        " point ",
        "www.",
        "http://",
        "https://a.fr/",
        "a.fr",
        "a.fr.",
        "x.",
        "1.1.",
        "é",
        "e\u0301",
        "\u0334",
        "a\u0334\u0335",
        "𝓬",
        "ﷺ",
        "🔥",
        "A",
        "LA ROUTE ",
        "аa",
        " ",
        ".",
        "(",
        "[.]",
        "\u200b",
        "2 69 05 49 ",
        "a at ",
        " dot ",
        "a (at) b point ",
        "_",
        "a b",
        "aaa",
        "aaaааа"
      })
  void find_theWorstOfEachKind_endsInBoundedTime(String unit) {
    String text = unit.repeat(Question.LONGEST_TEXT / unit.length());
    find(text);
    assertTimeout(BOUND, () -> find(text));
    assertTimeout(BOUND, () -> find(text.substring(1) + "!"));
  }

  /** Pieces that mean something to one part or another, among which chance puts any character. */
  private static final List<String> PIECES =
      List.of(
          "connard",
          "sale ",
          "c o n ",
          "06 12 34 56 78",
          "@",
          ".fr",
          "http://",
          " point ",
          "+33",
          "12 rue ",
          "FR76",
          "\u0301",
          "\u200b",
          "𝓬",
          "é",
          "ﷺ",
          "œ",
          "\uD800",
          "\uDC00",
          "👩",
          "**",
          "А",
          "LA ",
          "ß",
          "\n");

  @Test
  void find_anyUnicode_givesSpansWithinTheText() {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      String text = anyText(random);
      List<TextSpan> spans = find(text).spans();
      for (TextSpan each : spans) {
        assertThat(each.end()).as(text).isLessThanOrEqualTo(text.length());
        assertThat(partsACharacter(text, each.start())).as(text).isFalse();
        assertThat(partsACharacter(text, each.end())).as(text).isFalse();
      }
      assertThat(spans).as(text).isSortedAccordingTo(Comparator.comparingInt(TextSpan::start));
      for (Flag flag : Flag.values()) {
        List<TextSpan> same = spans.stream().filter(each -> each.flag() == flag).toList();
        for (int i = 1; i < same.size(); i++) {
          assertThat(same.get(i).start()).as(text).isGreaterThanOrEqualTo(same.get(i - 1).end());
        }
      }
    }
  }

  private static boolean partsACharacter(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(3)) {
        case 0 -> text.append(PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        default -> text.append((char) (' ' + random.nextInt(95)));
      }
    }
    return text.toString();
  }
}
