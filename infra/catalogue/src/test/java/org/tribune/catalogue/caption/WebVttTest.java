package org.tribune.catalogue.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.text.ValidationException;

class WebVttTest {
  @Test
  void read_aFile_givesItsCuesAlone() {
    String file =
        """
        \uFEFFWEBVTT - Conseil municipal
        Kind: captions

        STYLE
        ::cue { color: red /* M. Dupont */ }

        NOTE M. Dupont l’a dit à huis clos

        premier
        00:01.000 --> 00:03.500 line:0 align:start
        <v Mme Petit>Bonjour &amp; <00:00:02.000>bienvenue,
        à toutes et tous.

        01:02:03.004 --> 01:02:05.000
        Suite\r
        """;
    assertThat(WebVtt.read(file))
        .containsExactly(
            new Cue(
                Duration.ofSeconds(1),
                Duration.ofMillis(3_500),
                "line:0 align:start",
                "<v Mme Petit>Bonjour &amp; bienvenue,\nà toutes et tous."),
            new Cue(Duration.ofMillis(3_723_004), Duration.ofMillis(3_725_000), "", "Suite"));
  }

  @Test
  void write_whatWasRead_readsTheSame() {
    String file =
        """
        WEBVTT

        00:00:01.000 --> 00:00:03.500 line:0
        Bonjour

        01:02:03.004 --> 01:02:05.000
        Deux
        lignes
        """;
    assertThat(WebVtt.write(WebVtt.read(file))).isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WEBVTTX\\n|Ligne 1 : la première ligne doit être « WEBVTT ».",
        "WEBVTT\\n\\n0:1 --> 0:2\\nx|Ligne 3 : les temps s’écrivent 00:01.000 --> 00:03.500.",
        "WEBVTT\\n\\n00:02.000 --> 00:01.000\\nx|Ligne 3 : la fin vient avant le début.",
        "WEBVTT\\n\\n00:01.000 --> 00:02.000\\n\\nx|Ligne 3 : il n’y a pas de texte sous ces temps.",
        "WEBVTT\\n\\n00:05.000 --> 00:06.000\\nx\\n\\n00:01.000 --> 00:02.000\\ny"
            + "|Ligne 6 : ce sous-titre commence avant celui qui le précède.",
        "WEBVTT\\n\\nrien|Aucun sous-titre n’a été trouvé dans ce fichier : est-ce le bon ?",
      })
  void read_aBrokenFile_saysWhereInPlainWords(String file, String reason) {
    assertThatThrownBy(() -> WebVtt.read(file.replace("\\n", "\n")))
        .isInstanceOfSatisfying(
            ValidationException.class, wrong -> assertThat(wrong.said().fr()).isEqualTo(reason));
  }

  @Test
  void read_whatIsNoText_isRefused() {
    assertThatThrownBy(() -> WebVtt.read("WEBVTT\n\0")).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> WebVtt.read("WEBVTT\n" + "x".repeat(500_000)))
        .isInstanceOf(ValidationException.class);
  }
}
