package org.tribune.site.sitting.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribune.catalogue.sitting.Agenda;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.site.sitting.convocation.TextBytes;

public final class AgendaParserTest {
  private static final Path GOLDEN = Path.of("src/test/resources/org/tribune/site/sitting/agenda");

  static List<String> agendas() {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With TRIBUNE_GOLDEN=write what is read now is taken as right: look at the difference. */
  @ParameterizedTest
  @MethodSource("agendas")
  void parse_agendaOfACouncil_isReadAsWritten(String name) throws IOException {
    String text = TextBytes.decode(Files.readAllBytes(GOLDEN.resolve(name)));
    String read = dump(CsvAgenda.isTable(text) ? CsvAgenda.parse(text) : AgendaParser.parse(text));
    Path golden = GOLDEN.resolve(name.replace(".txt", ".golden"));
    if ("write".equals(System.getenv("TRIBUNE_GOLDEN"))) {
      Files.writeString(golden, read);
    }
    assertThat(read).isEqualTo(Files.readString(golden));
  }

  public static String dump(ParsedAgenda agenda) {
    String items =
        agenda.items().stream()
            .map(
                item ->
                    "%s%s | %s%s%s%s%n"
                        .formatted(
                            "  ".repeat(item.level()),
                            item.numbering().isEmpty() ? "·" : item.numbering(),
                            item.title(),
                            switch (item.kind()) {
                              case ITEM -> "";
                              case HEADING -> " | HEADING";
                              case INFORMATION -> " | INFORMATION";
                            },
                            item.rapporteur().isEmpty() ? "" : " | by " + item.rapporteur(),
                            item.doubts().isEmpty()
                                ? ""
                                : " | ? " + item.doubts().stream().sorted().toList()))
            .collect(Collectors.joining());
    return items
        + agenda.ignored().stream()
            .map(
                line ->
                    "%s %d %s%n".formatted(line.isApart() ? "=" : "-", line.line(), line.text()))
            .collect(Collectors.joining());
  }

  /** As a town's summons has it: nothing is numbered all through. */
  @Test
  void parse_linesWithoutNumbers_stayApartWhereNoPageBrokeThem() {
    List<ParsedAgenda.Item> items =
        AgendaParser.parse(
                """
                Ordre du jour :
                7°) Approbation du procès-verbal de la séance du 14 octobre 2026
                8°) Budget primitif 2027
                Questions orales
                Informations du président
                - 9°) Réfection de la voirie communale entre le bourg et la gare de
                Neussargues
                -10°) Éclairage public
                - Motion
                """)
            .items();
    assertThat(items.stream().map(ParsedAgenda.Item::numbering))
        .containsExactly("7", "8", "", "", "9", "10", "");
    assertThat(items.stream().map(ParsedAgenda.Item::title))
        .containsExactly(
            "Approbation du procès-verbal de la séance du 14 octobre 2026",
            "Budget primitif 2027",
            "Questions orales",
            "Informations du président",
            "Réfection de la voirie communale entre le bourg et la gare de Neussargues",
            "Éclairage public",
            "Motion");
  }

  @Test
  void parse_questionsDiversesBehindADash_areOfNoItemBefore() {
    List<ParsedAgenda.Item> items =
        AgendaParser.parse(
                """
                1. Budget
                  - Section de fonctionnement
                2. Piscine
                - Délégation de service public
                - Questions diverses
                """)
            .items();
    assertThat(items.stream().map(ParsedAgenda.Item::level)).containsExactly(0, 1, 0, 1, 0);
  }

  @Test
  void parse_nothing_isNoItem() {
    for (String text :
        List.of("", "\n \r\n\t\u00a0\u200b", "\u0000\u0007", "------", "Ordre du jour :")) {
      assertThat(AgendaParser.parse(text).items()).isEmpty();
    }
  }

  @Test
  void parse_fourHundredItems_areAllThere() {
    String text =
        IntStream.rangeClosed(1, 400)
            .mapToObj(each -> each + ". Délibération sur le sujet " + each + "\n")
            .collect(Collectors.joining());
    ParsedAgenda agenda = AgendaParser.parse(text);
    assertThat(agenda.items()).hasSize(400).allMatch(item -> item.doubts().isEmpty());
    assertThat(agenda.items().getLast().numbering()).isEqualTo("400");
  }

  @Test
  void parse_aTitleThatIsTooLong_isCutAndTold() {
    ParsedAgenda.Item item = AgendaParser.parse("1. " + "É".repeat(3_000)).items().getFirst();
    assertThat(item.title()).hasSize(AgendaItem.LONGEST_TITLE).endsWith("…");
    assertThat(item.doubts()).containsExactly(Doubt.CUT);
  }

  @Test
  void parse_markupAndControlCharacters_areTextAndGone() {
    assertThat(AgendaParser.parse("1. <img src=x onerror=alert(1)>\u0000\u202e budget").items())
        .extracting(ParsedAgenda.Item::title)
        .containsExactly("<img src=x onerror=alert(1)> budget");
  }

  @Test
  void parse_linesThatMakeRegularExpressionsSlow_takesNoTime() {
    for (String part :
        List.of(" ", ".", ". ", "_", "(", "1.", "I.", "\t", "-", "… ", "Rapporteur : ")) {
      String line = part.repeat(4_000 / part.length()) + "x\n";
      // Searches that are not linear would take minutes.
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> assertThat(AgendaParser.parse(line.repeat(20)).items()).hasSizeLessThan(21));
    }
  }

  /** The name of a road is none of the marks, which end in a sign. */
  @Test
  void read_letterAndNumber_isAMarkOnlyBeforeASign() {
    assertThat(new Markers().read("D9 à Saint-Flour : réfection")).isEmpty();
    for (String mark : List.of("A1. ", "A1) ", "A1 : ", "A.1 - ", "A1 – ")) {
      assertThat(new Markers().read(mark + "Budget").map(Marker::rest)).contains("Budget");
    }
  }

  /** What a word processor makes of an agenda is read as that agenda, whatever its marks are. */
  @Test
  void parse_anyAgendaInAnyMarks_isThatAgenda() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      Written written = Written.random(random);
      ParsedAgenda agenda = AgendaParser.parse(written.text());
      assertThat(agenda.items().stream().map(ParsedAgenda.Item::title))
          .as(written.text())
          .isEqualTo(written.titles());
      assertThat(agenda.items().stream().map(ParsedAgenda.Item::level))
          .as(written.text())
          .isEqualTo(written.levels());
    }
  }

  /** Any characters at all give items that a sitting can have. */
  @Test
  void parse_anyText_givesItemsThatFit() {
    Random random = new Random(12);
    String signs = "1234567890.)(-–•\t\n\n \u00a0IVXabcdéÉ:;/°nN\u00ad\u0000\ud83c<>&\"";
    for (int round = 0; round < 1_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 120; i++) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      List<AgendaItem> items =
          AgendaParser.parse(text.toString()).items().stream()
              .map(
                  item ->
                      AgendaItem.of(ItemId.create(), item.level(), item.numbering(), item.title()))
              .toList();
      assertThat(Agenda.fit(items)).hasSameSizeAs(items);
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_16LE);
      assertThat(TextBytes.decode(bytes)).isNotNull();
      assertThat(CsvAgenda.parse(text.toString()).items()).isNotNull();
    }
  }
}
