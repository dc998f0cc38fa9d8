package org.tribune.speech.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.SpeechEngine;
import org.tribune.speech.SpeechEngineContract;
import org.tribune.speech.SpeechException;
import org.tribune.speech.TestEngines;
import org.tribune.speech.Tones;
import org.tribune.speech.Word;

final class CommandEngineTest extends SpeechEngineContract {
  @Override
  protected SpeechEngine open() throws SpeechException {
    return CommandEngine.open(TestEngines.tones());
  }

  @Override
  protected short[] sound() {
    return TestEngines.threeTones();
  }

  @Override
  protected void check(List<Word> words) {
    assertThat(words).extracting(Word::text).containsExactly("grave", "aigu", "grave");
    assertThat(words.get(1).start().toSeconds()).isEqualTo(1.3, within(0.05));
    assertThat(words.get(1).end().toSeconds()).isEqualTo(1.8, within(0.05));
    assertThat(words.get(2).confidence()).hasValue(0.9);
  }

  @Test
  void understood_wordThatIsBeingSaid_isHeardBeforeItIsOver() throws SpeechException {
    try (SpeechEngine engine = open()) {
      engine.hear(Tones.join(Tones.silence(0.5), Tones.tone(300, 0.5)));
      List<Hypothesis> heard = new ArrayList<>();
      await()
          .until(
              () -> {
                heard.addAll(engine.understood());
                return !heard.isEmpty();
              });
      assertThat(heard.getFirst().isFinal()).isFalse();
      assertThat(heard.getFirst().text()).isEqualTo("grave");
    }
  }

  private static List<Word> heardOf(String shell) throws SpeechException {
    try (SpeechEngine engine = CommandEngine.open(TestEngines.shell(shell))) {
      return words(hearAll(engine, Tones.silence(3), 1_600));
    }
  }

  /** A program that says these lines once it has heard all. */
  private static List<Word> said(String... lines) throws SpeechException {
    StringBuilder shell = new StringBuilder("cat >/dev/null; ");
    for (String line : lines) {
      shell.append("printf '%b\\n' '").append(line.replace("\\", "\\\\")).append("'; ");
    }
    return heardOf(shell.toString());
  }

  @Test
  void read_lineThatSaysTheLeast_isEnough() throws SpeechException {
    assertThat(said("{\"final\":true,\"words\":[{\"text\":\"oui\",\"start\":1,\"end\":1.25}]}"))
        .containsExactly(
            Word.heard(
                "oui", Tones.seconds(1), Tones.seconds(1.25), java.util.OptionalDouble.empty()));
  }

  @Test
  void read_linesWithoutSense_areLeftOutAndTheRestIsHeard() throws SpeechException {
    assertThat(
            said(
                "Loading model…",
                "[]",
                "{\"final\":true}",
                "{\"final\":\"yes\",\"words\":[]}",
                "{\"final\":true,\"words\":[{\"text\":\"tard\",\"start\":50,\"end\":51}]}",
                "{\"final\":true,\"words\":[{\"text\":\"long\",\"start\":1e999999999,\"end\":2}]}",
                "{\"final\":true,\"words\":[{\"text\":\"non\",\"start\":-1,\"end\":2}]}",
                "{\"final\":true,\"words\":[{\"text\":\"sans\",\"start\":2,\"end\":1}]}",
                "{\"final\":true,\"words\":[{\"text\":\"sûr\",\"start\":1,\"end\":2,\"confidence\":7}]}",
                "{\"final\":true,\"words\":[{\"text\":\"oui\",\"start\":1,\"end\":2}]}"))
        .extracting(Word::text)
        .containsExactly("oui");
  }

  @Test
  void read_timesThatGoBackwards_areLeftOut() throws SpeechException {
    assertThat(
            said(
                "{\"final\":true,\"words\":[{\"text\":\"deux\",\"start\":2,\"end\":2.5}]}",
                "{\"final\":true,\"words\":[{\"text\":\"un\",\"start\":1,\"end\":1.5}]}"))
        .extracting(Word::text)
        .containsExactly("deux");
  }

  @Test
  void read_markupAndControlCharacters_areNoWords() throws SpeechException {
    assertThat(
            said(
                "{\"final\":true,\"words\":["
                    + "{\"text\":\"<script>alert(1)</script>\",\"start\":1,\"end\":2},"
                    + "{\"text\":\"<unk>\",\"start\":1,\"end\":2},"
                    + "{\"text\":\"[NOISE]\",\"start\":1,\"end\":2},"
                    + "{\"text\":\"\\u0007\\u200b\",\"start\":1,\"end\":2},"
                    + "{\"text\":\"bon\\u0000\\u202ejour\\n\",\"start\":1,\"end\":2}]}"))
        .extracting(Word::text)
        .containsExactly("bonjour");
  }

  @Test
  void hear_programThatSaysNonsenseAllTheTime_failsWithItsWords() {
    assertThatThrownBy(() -> heardOf("yes 'c est la vie'; cat >/dev/null"))
        .isInstanceOf(SpeechException.EngineFailed.class)
        .hasMessageContaining("makes no sense")
        .hasMessageNotContaining("la vie");
  }

  @Test
  void hear_lineWithoutEnd_fails() {
    assertThatThrownBy(() -> heardOf("tr '\\0' 'a' </dev/zero"))
        .isInstanceOf(SpeechException.EngineFailed.class)
        .hasMessageContaining("a line without end");
  }

  @Test
  void hear_programThatEnds_failsWithItsLastWords() {
    assertThatThrownBy(() -> heardOf("echo 'no such model: vosk-fr' >&2; exit 3"))
        .isInstanceOf(SpeechException.EngineFailed.class)
        .hasMessageContaining("status 3")
        .hasMessageContaining("no such model: vosk-fr");
  }

  @Test
  void hear_programThatHasHeardAndEnds_isNotQuoted() {
    String line = "{\"final\":true,\"words\":[{\"text\":\"bon\",\"start\":0,\"end\":0.1}]}";
    assertThatThrownBy(
            () -> heardOf("echo '" + line + "'; cat >/dev/null; echo 'le secret' >&2; exit 3"))
        .isInstanceOf(SpeechException.EngineFailed.class)
        .hasMessageContaining("status 3")
        .hasMessageNotContaining("secret");
  }

  @Test
  void failure_isSaidInEachLanguage() {
    assertThatThrownBy(() -> heardOf("echo 'no such model' >&2; exit 3"))
        .isInstanceOfSatisfying(
            SpeechException.EngineFailed.class,
            failed -> {
              assertThat(failed.why().fr())
                  .contains("s’est arrêté avec le code 3\u00a0; il a écrit : no such model");
              assertThat(failed.why().en()).isEqualTo(failed.getMessage());
            });
  }

  @Test
  void open_programThatIsNotThere_isUnusableWithTheRemedy() {
    EngineSettings missing = TestEngines.command("/opt/none/recogniser");
    assertThatThrownBy(() -> CommandEngine.open(missing).close())
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("captions.command");
  }

  @Test
  void open_noProgramNamed_isUnusable() {
    assertThatThrownBy(() -> CommandEngine.open(TestEngines.command()))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("captions.command");
  }
}
