package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Clips;

final class CaptionsCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @Test
  @Tag("wide")
  void check_realSpeech_saysWhatIsHeardAndHowFast() {
    String speech = Clips.of("spk08_en_jfk_11s.wav").toString();
    int status =
        run("captions", "check", "--engine", "pocketsphinx", "--language", "en", "--sound", speech);
    assertThat(out.toString())
        .contains("PocketSphinx")
        .containsPattern("Heard 11 s of sound in [0-9.]+ s")
        .containsPattern("real-time factor [0-9.]+")
        .containsPattern("Understood: .*country");
    // A busy machine is a slow one, and it says so.
    assertThat(status).isEqualTo(out.toString().contains("too slow") ? 1 : 0);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void check_withNothingNamed_isOfWhatTheConfigurationHas() throws IOException {
    Path config = folder.resolve("tribune.yml");
    Files.writeString(
        config,
        "captions: {engine: command, language: en, memory: 300MB, command: [bash, -c, 'cat >/dev/null']}");
    int status = run("captions", "check", "--config", "" + config);
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).contains("command bash", "of 300 that it may have");
    assertThat(status).isZero();
    assertThat(run("captions", "check", "--config", "" + config, "--model", "" + folder)).isOne();
    assertThat(err.toString()).contains("tokens.txt");
  }

  @Test
  void check_modelThatIsMissing_saysWhichAndWhere() {
    String missing = folder.resolve("missing").toString();
    assertThat(
            run(
                "captions",
                "check",
                "--engine",
                "pocketsphinx",
                "--language",
                "en",
                "--model",
                missing))
        .isEqualTo(1);
    assertThat(err.toString()).contains("There is no folder " + missing).doesNotContain("\tat ");
  }

  @Test
  void check_modelOfAnotherLanguage_saysSo() {
    assertThat(run("captions", "check", "--engine", "pocketsphinx", "--language", "fr"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("speaks English, not fr");
  }

  @Test
  void check_engineThatThereIsNot_saysWhichThereAre() {
    assertThat(run("captions", "check", "--engine", "whisper")).isEqualTo(1);
    assertThat(err.toString()).contains("choose sherpa, pocketsphinx or command");
  }

  @Test
  void check_fileThatIsNoSound_saysSo() {
    assertThat(run("captions", "check", "--sound", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file");
  }

  @Test
  void captions_withoutAWord_showsWhatThereIs() {
    assertThat(run("captions")).isEqualTo(2);
    assertThat(out.toString()).contains("check");
  }
}
