package org.tribune.catalogue.caption.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.caption.CaptionMarkup;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.core.text.ValidationException;

final class CaptionFileTest {
  private static final String TTML = "<tt xmlns=\"http://www.w3.org/ns/ttml\"";

  private static Cue cue(double start, double end, String text) {
    return cue(start, end, "", text);
  }

  private static Cue cue(double start, double end, String settings, String text) {
    return new Cue(
        Duration.ofMillis(Math.round(start * 1_000)),
        Duration.ofMillis(Math.round(end * 1_000)),
        settings,
        text);
  }

  private static List<Cue> read(byte[] file) {
    return CaptionFile.read(file).cues();
  }

  private static List<Cue> read(String file) {
    return read(file.getBytes(UTF_8));
  }

  /** What a French clerk reads of a file that is refused. */
  private static String refusal(byte[] file) {
    ValidationException refused =
        catchThrowableOfType(ValidationException.class, () -> CaptionFile.read(file));
    assertThat(refused).isNotNull();
    return refused.said().fr();
  }

  private static String refusal(String file) {
    return refusal(file.getBytes(UTF_8));
  }

  private static int[] time(int... code) {
    return code;
  }

  @Test
  void subRip_asProgramsWriteIt_isReadWithItsItalics() {
    String file =
        """
        1
        00:00:01,000 --> 00:00:03,500
        {\\an8}<font color="#ffff00">L’eau & le <i>feu</i></font>

        2
        0:1:2.5 --> 0:1:4,25 X1:1 X2:2
        A < B --> vrai
        3
        00:02:00,000 --> 00:02:01,000
        sans ligne vide

        4
        00:03:00,000 --> 00:03:01,000

        """;

    assertThat(CaptionFile.read(file.replace("\n", "\r\n").getBytes(UTF_8)))
        .isEqualTo(
            new CaptionFile(
                CaptionFormat.SUBRIP,
                List.of(
                    cue(1, 3.5, "L’eau &amp; le <i>feu</i>"),
                    cue(62.5, 64.25, "A &lt; B --&gt; vrai"),
                    cue(120, 121, "sans ligne vide"))));
  }

  @Test
  void subRip_written_isReadAsItWas() {
    List<Cue> cues =
        List.of(cue(1, 3.5, "L’eau &amp; le <i>feu</i>\nMerci."), cue(36_000, 36_001.25, "Fin"));

    String file = SubRip.write(cues);

    assertThat(file)
        .startsWith(
            "1\n00:00:01,000 --> 00:00:03,500\nL’eau & le <i>feu</i>\nMerci.\n\n2\n10:00:00,000");
    assertThat(read(file)).isEqualTo(cues);
  }

  @Test
  void overlaps_andAnyOrder_areCuesByTheirStart() {
    assertThat(read("1\n00:00:05,000 --> 00:00:09,000\nb\n\n2\n00:00:01,000 --> 00:00:06,000\na\n"))
        .containsExactly(cue(1, 6, "a"), cue(5, 9, "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void subRip_inOldEncodings_isRead(String charset) {
    String file = "1\n00:00:01,000 --> 00:00:02,000\nL’été, c’est 3 €\n";

    assertThat(read(file.getBytes(Charset.forName(charset))))
        .containsExactly(cue(1, 2, "L’été, c’est 3 €"));
  }

  @Test
  void utf16_withItsMark_isRead() {
    String file = "\uFEFFWEBVTT\n\n00:01.000 --> 00:02.000\nÉté\n";

    assertThat(read(file.getBytes(UTF_16LE))).containsExactly(cue(1, 2, "Été"));
    assertThat(read(file.getBytes(UTF_16BE))).containsExactly(cue(1, 2, "Été"));
    assertThat(read(file.getBytes(UTF_8))).containsExactly(cue(1, 2, "Été"));
  }

  @Test
  void webVtt_inAnotherEncoding_isRefusedWithItsLine() {
    String file = "WEBVTT\n\n00:01.000 --> 00:02.000\nÉté\n";

    assertThat(refusal(file.getBytes(Charset.forName("windows-1252"))))
        .startsWith("Ligne 4 :")
        .contains("UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1\\n00:00:05,000 --> 00:00:03,000\\nx|Ligne 2 : la fin vient avant",
        "1\\n00:00:05,000 --> 24:00:00,000\\nx|Ligne 2 : ce sous-titre reste plus de 10 minutes",
        "WEBVTT\\n\\n00:00.000 --> 23:59:59.000\\nx|Ligne 3 : ce sous-titre reste plus de 10 minutes",
        "1\\n00:99:05,000 --> 00:99:06,000\\nx|Ligne 2 : les temps",
        "1\\nhier --> demain\\nx|Ligne 2 : les temps",
        "1\\n00:00:01,000 --> 00:00:02,000\\n|Aucun sous-titre",
        "Bonjour|Ce n’est pas un fichier",
        "'{\"text\": 1}'|Ce n’est pas un fichier",
        "<html><body><p>Bonjour</p></body></html>|Ce n’est pas un fichier",
        "<tt><body>|Ligne 1 : le XML est abîmé",
        "1\\n00:00:01,000 --> 00:00:02,000\\nx\u0001x|Ligne 3",
      })
  void file_thatIsBroken_isRefusedWithItsPlaceAndARemedy(String file, String why) {
    assertThat(refusal(file.replace("\\n", "\n"))).startsWith(why);
  }

  @Test
  void file_withTooManyCues_isRefused() {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      file.append(i + 1).append("\n00:00:01,000 --> 00:00:02,000\nx\n\n");
    }

    assertThat(refusal(file.toString()))
        .startsWith("Il y a plus de 20")
        .contains("000 sous-titres");
  }

  @Test
  void html_inWords_isNeverMarkup() {
    String words =
        read("1\n00:00:01,000 --> 00:00:02,000\n<script>alert(1)</script><img src=x onerror=a>x\n")
            .getFirst()
            .text();

    assertThat(words).isEqualTo("alert(1)x");
  }

  /** As long as a body may be: what takes the square of it would take hours. */
  @Test
  @Timeout(60)
  void markup_thatIsNeverClosed_isReadInATimeThatGrowsWithIt() {
    String times = "1\n00:00:01,000 --> 00:00:02,000\n";
    for (String each : List.of("<a", "{\\", "&", "<", "</i")) {
      assertThat(read(times + each.repeat(1_000_000))).hasSize(1);
    }
    String spaces = " \n".repeat(1_000_000);
    assertThat(
            read(
                TTML
                    + " xml:space=\"preserve\"><body><div><p begin=\"1s\" end=\"2s\">x"
                    + spaces
                    + "<span tts:fontStyle=\"italic\" xmlns:tts=\"urn:x\">y"
                    + spaces
                    + "</span></p></div></body></tt>"))
        .containsExactly(cue(1, 2, "x\n<i>y</i>"));
    assertThat(CaptionMarkup.plain("<".repeat(500_000))).hasSize(500_000);
  }

  @Test
  void ebuStl_ofATelevision_isReadWithAccentsColoursItalicsAndPlaces() {
    byte[] file =
        new StlFile("STL25.01", "00", "10000000")
            .with(
                1,
                time(10, 0, 1, 0),
                time(10, 0, 3, 12),
                // Double height, yellow, a box, and “L’été, ça coûte 3 £ ½”, “en Œuvre & <b>”.
                0x0D,
                0x03,
                0x0B,
                0x0B,
                'L',
                0xB9,
                0xC2,
                'e',
                't',
                0xC2,
                'e',
                ',',
                ' ',
                0xCB,
                'c',
                'a',
                ' ',
                'c',
                'o',
                0xC3,
                'u',
                't',
                'e',
                ' ',
                '3',
                ' ',
                0xA3,
                ' ',
                0xBD,
                0x0A,
                0x0A,
                0x8A,
                0x8A,
                'e',
                'n',
                ' ',
                0xEA,
                'u',
                'v',
                'r',
                'e',
                ' ',
                '&',
                ' ',
                '<',
                'b',
                '>')
            .at(2, 1, 2, time(10, 0, 4, 0), time(10, 0, 5, 0), italics("en", "haut"))
            .bytes();

    assertThat(CaptionFile.read(file))
        .isEqualTo(
            new CaptionFile(
                CaptionFormat.EBU_STL,
                List.of(
                    cue(1, 3.48, "L’été, ça coûte 3 £ ½\nen Œuvre &amp; &lt;b&gt;"),
                    cue(4, 5, "line:0 align:start", "<i>en</i>\n<i>haut</i>"))));
  }

  private static int[] italics(String first, String second) {
    StringBuilder text = new StringBuilder();
    text.append('\u0080').append(first).append('\u008A').append(second).append('\u0081');
    return text.chars().toArray();
  }

  @Test
  void ebuStl_longText_isReadFromAllItsBlocks() {
    String long1 = "mot ".repeat(60).strip();
    byte[] file =
        new StlFile("STL25.01", "00", "00000000")
            .with(1, time(0, 0, 1, 0), time(0, 0, 3, 0), StlFile.ascii(long1))
            .with(2, time(0, 0, 4, 0), time(0, 0, 5, 0), StlFile.ascii("fin"))
            .bytes();

    assertThat(read(file)).containsExactly(cue(1, 3, long1), cue(4, 5, "fin"));
  }

  @Test
  void ebuStl_cyrillic_isReadByItsTable() {
    byte[] file =
        new StlFile("STL25.01", "01", "xxxxxxxx")
            .with(1, time(0, 0, 1, 0), time(0, 0, 3, 0), 0xBC, 0xD8, 0xE0)
            .bytes();

    assertThat(read(file)).containsExactly(cue(1, 3, "Мир"));
  }

  @Test
  void ebuStl_thatIsBroken_isRefusedWithItsNumber() {
    byte[] whole =
        new StlFile("STL25.01", "00", "00000000")
            .with(1, time(0, 0, 1, 0), time(0, 0, 2, 0), StlFile.ascii("un"))
            .with(700, time(0, 0, 61, 0), time(0, 0, 3, 0), StlFile.ascii("deux"))
            .bytes();

    assertThat(refusal(whole)).startsWith("Sous-titre 700 : son code temporel");
    assertThat(refusal(java.util.Arrays.copyOf(whole, 1_024 + 128 + 60)))
        .startsWith("Sous-titre 700 : le fichier s’arrête");
    assertThat(refusal(new StlFile("STL25.01", "99", "00000000").bytes())).contains("« 99 »");
    assertThat(refusal(java.util.Arrays.copyOf(whole, 1_024))).startsWith("Aucun sous-titre");
  }

  @Test
  void ebuTtD_isReadWithItsTimesStylesAndRegions() {
    String file =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"
          xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
          xmlns:ebuttm="urn:ebu:tt:metadata" ttp:timeBase="media" xml:lang="fr">
          <tt:head>
            <tt:metadata><ttm:title>Ne se lit pas</ttm:title></tt:metadata>
            <tt:styling><tt:style xml:id="off" tts:fontStyle="italic"/></tt:styling>
            <tt:layout><tt:region xml:id="top" tts:displayAlign="before"/>
              <tt:region xml:id="bottom" tts:displayAlign="after"/></tt:layout>
          </tt:head>
          <tt:body begin="10s"><tt:div>
            <tt:p xml:id="s1" region="bottom" begin="00:00:01.000" end="00:00:03.5">
              <ebuttm:agent>Ne se lit pas</ebuttm:agent>
              <tt:span>L’eau &amp; le
                feu</tt:span><tt:br/><tt:span style="off">Merci &lt;b&gt;</tt:span></tt:p>
            <tt:p region="top" begin="4s" dur="1500ms"><![CDATA[en haut]]></tt:p>
            <tt:p begin="20s" end="30s"><tt:span begin="0s" end="2s">un</tt:span>
              <tt:span begin="2s" end="4s">deux</tt:span></tt:p>
          </tt:div></tt:body>
        </tt:tt>
        """;

    assertThat(CaptionFile.read(file.getBytes(UTF_8)))
        .isEqualTo(
            new CaptionFile(
                CaptionFormat.TTML,
                List.of(
                    cue(11, 13.5, "L’eau &amp; le feu\n<i>Merci &lt;b&gt;</i>"),
                    cue(14, 15.5, "line:0", "en haut"),
                    cue(30, 32, "un"),
                    cue(32, 34, "deux"))));
  }

  @Test
  void ttml_inFramesAndTicks_isReadByItsRates() {
    String file =
        TTML
            + " xmlns:ttp=\"http://www.w3.org/ns/ttml#parameter\" ttp:frameRate=\"30\""
            + " ttp:frameRateMultiplier=\"1000 1001\" ttp:tickRate=\"10000000\"><body><div>"
            + "<p begin=\"00:00:01:15\" end=\"90f\">images</p>"
            + "<p begin=\"100000000t\" end=\"0.003h\">tics</p></div></body></tt>";

    assertThat(read(("\uFEFF" + file).getBytes(UTF_16LE)))
        .containsExactly(cue(1.501, 3.003, "images"), cue(10, 10.8, "tics"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<body><div><p begin=\"1s\">x</p></div></body>|Ligne 2 : ce sous-titre n’a pas de fin",
        "<body><div><p begin=\"1s\" end=\"hier\">x</p></div></body>|Ligne 2 : les temps",
        "<body><div><p begin=\"1s\" end=\"99h\">x</p></div></body>|Ligne 2 : ce sous-titre reste",
        "<body><div><p begin=\"3s\" end=\"1s\">x</p></div></body>|Ligne 2 : la fin vient avant",
        "<body><div><p begin=\"1s\" end=\"2s\">x</div></body>|Ligne 2 : le XML est abîmé",
        "<body><div/></body>|Aucun sous-titre",
      })
  void ttml_thatIsBroken_isRefusedWithItsLine(String body, String why) {
    assertThat(refusal(TTML + ">\n" + body + "</tt>")).startsWith(why);
  }

  @Test
  void xml_withEntities_isRefusedBeforeAnythingIsReadOrUnfolded(@TempDir Path folder)
      throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "le mot de passe");
    StringBuilder bomb = new StringBuilder("<!DOCTYPE tt [<!ENTITY a0 \"aaaaaaaaaa\">");
    for (int i = 1; i < 12; i++) {
      bomb.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    String body = "><body><div><p begin=\"1s\" end=\"2s\">&%s;</p></div></body></tt>";

    assertThat(refusal(bomb + "]>\n" + TTML + body.formatted("a11"))).contains("type de document");
    assertThat(
            refusal(
                "<!DOCTYPE tt [<!ENTITY x SYSTEM \"%s\">]>\n".formatted(secret.toUri())
                    + TTML
                    + body.formatted("x")))
        .contains("type de document")
        .doesNotContain("mot de passe");
    assertThat(refusal("<!DOCTYPE tt SYSTEM \"%s\">\n".formatted(secret.toUri()) + TTML + "/>"))
        .contains("type de document");
    assertThat(refusal(TTML + body.formatted("x"))).startsWith("Ligne 1");
    assertThat(refusal(TTML + "><body>" + "<div>".repeat(100_000))).contains("abîmé");
  }

  @Test
  void anyFormat_isWrittenAsWebVttThatIsReadAsItWas() {
    List<Cue> cues = List.of(cue(1, 2, "line:0", "L’eau &amp; <i>le feu</i>"), cue(3, 4, "&lt;b>"));

    assertThat(read(WebVtt.write(cues))).isEqualTo(cues);
  }
}
