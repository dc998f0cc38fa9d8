package org.tribune.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.ibm.icu.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class MessagesTest {
  private static final String PLURAL =
      "{0, plural, one {# question est} other {# questions sont}} à l’écran de « {1} ».";

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[,}]");
  private static final Pattern ARGUMENT_ALONE = Pattern.compile("\\{\\d+}");

  /** What is wrong with an id is known in English alone. */
  private static final String WITHOUT_REASON_IN_FRENCH = "request.id-invalid";

  private static String format(String pattern, Object... arguments) {
    return MessagePattern.format(pattern, Locale.FRENCH, arguments);
  }

  @Test
  void format_arguments_goInAsTheyAre() {
    assertThat(format("De {0} à {1}, et {0}", 1_000_000, "{1}'s"))
        .isEqualTo("De 1000000 à {1}'s, et 1000000");
  }

  @Test
  void format_apostrophes_stayWithAndWithoutPlural() {
    assertThat(format("L’heure, l'heure de {0}", 5)).isEqualTo("L’heure, l'heure de 5");
    assertThat(format("{0, plural, one {l’heure, l'heure} other {les heures}}", 1))
        .isEqualTo("l’heure, l'heure");
  }

  @Test
  void format_plural_asTheLanguageHasIt() {
    assertThat(format(PLURAL, 0, "Ana")).isEqualTo("0 question est à l’écran de « Ana ».");
    assertThat(format(PLURAL, 2, "Ana")).isEqualTo("2 questions sont à l’écran de « Ana ».");
    assertThat(MessagePattern.format(PLURAL, Locale.UK, new Object[] {0, "Ana"}))
        .startsWith("0 questions");
  }

  @Test
  void text_noSuchCode_failsInTests() {
    assertThatThrownBy(() -> Messages.french().text("no.such.code"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no.such.code");
    assertThatThrownBy(() -> format("Rien que {0}")).isInstanceOf(AssertionError.class);
  }

  @Test
  void codes_allLanguages_areTheSame() {
    for (Messages language : languages()) {
      assertThat(language.codes())
          .as(language.language())
          .containsExactlyInAnyOrderElementsOf(Messages.french().codes());
    }
  }

  @Test
  void patterns_allLanguages_takeTheSameArguments() {
    for (Messages language : languages()) {
      for (String code : Messages.french().codes()) {
        if (!code.equals(WITHOUT_REASON_IN_FRENCH)) {
          assertThat(arguments(language.pattern(code)))
              .as(code)
              .isEqualTo(arguments(Messages.french().pattern(code)));
        }
      }
    }
  }

  @Test
  void patterns_withPluralsOrChoices_areUnderstoodByIcu() {
    for (Messages language : languages()) {
      for (String code : language.codes()) {
        String pattern = language.pattern(code);
        String rest = ARGUMENT_ALONE.matcher(pattern).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
          assertThatCode(() -> new MessageFormat(pattern, Locale.ROOT))
              .as(code)
              .doesNotThrowAnyException();
          assertThat(pattern)
              .as("ICU quotes from ' to ' in %s", code)
              .doesNotContainPattern("'[{}#|]");
        }
      }
    }
  }

  @Test
  void patterns_french_haveTypographicApostrophes() {
    for (String code : Messages.french().codes()) {
      assertThat(Messages.french().pattern(code)).as(code).doesNotContain("'");
    }
  }

  @Test
  void in_argumentThatIsAMessage_isSaidInTheSameLanguage() {
    Message inner = new Message("séance", "sitting");
    Message stored = Message.of("film.empty");
    assertThat(stored.in(Messages.english())).isEqualTo(stored.en());
    assertThat(inner.in(Messages.in("en"))).isEqualTo("sitting");
    assertThat(inner.in(Messages.in("fr"))).isEqualTo("séance");
  }

  @Test
  void json_message_isItsWordsAndComesBackEqual() throws Exception {
    JsonMapper mapper = new JsonMapper();
    Message message = Message.of("film.gone");
    String json = mapper.writeValueAsString(message);
    assertThat(json).isEqualTo("{\"fr\":\"" + message.fr() + "\",\"en\":\"" + message.en() + "\"}");
    assertThat(mapper.readValue(json, Message.class)).isEqualTo(message).hasSameHashCodeAs(message);
  }

  private static List<Messages> languages() {
    return Messages.LANGUAGES.stream().map(Messages::in).toList();
  }

  private static Set<String> arguments(String pattern) {
    return ARGUMENT
        .matcher(pattern)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
