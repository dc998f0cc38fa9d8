package org.tribune.site.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribune.site.sitting.agenda.AgendaParser;
import org.tribune.site.sitting.agenda.AgendaParserTest;
import org.tribune.site.sitting.agenda.ParsedAgenda;
import org.tribune.site.sitting.convocation.ConvocationSamples;
import org.tribune.site.sitting.convocation.StatedMeeting;

/**
 * What is read of convocations as files; see {@link AgendaParserTest} for those that are pasted.
 */
final class ConvocationAgendaTest {
  private static final LocalDate NEAR = LocalDate.of(2026, 11, 1);

  static List<String> names() throws IOException {
    return ConvocationSamples.names();
  }

  /** With TRIBUNE_GOLDEN=write what is read now is taken as right: look at the difference. */
  @ParameterizedTest
  @MethodSource("names")
  void parse_convocation_isReadAsItIsShown(String name) throws Exception {
    ParsedAgenda agenda = AgendaParser.parse(ConvocationSamples.lines(name));
    String letter = SittingPreview.letter(agenda.ignored());
    String read =
        StatedMeeting.of(letter, NEAR).map(ConvocationAgendaTest::dump).orElse("")
            + AgendaParserTest.dump(agenda);
    Path golden = ConvocationSamples.file(name + ".golden");
    if ("write".equals(System.getenv("TRIBUNE_GOLDEN"))) {
      Files.writeString(golden, read);
    }
    assertThat(read).isEqualTo(Files.readString(golden));
  }

  private static String dump(StatedMeeting meeting) {
    return List.of(
            meeting.date().map(Object::toString).orElse("-"),
            meeting.time().map(Object::toString).orElse("-"),
            meeting.place().isEmpty() ? "-" : meeting.place())
        .stream()
        .collect(Collectors.joining(" | ", "= ", meeting.isOtherWeekday() ? " | ?\n" : "\n"));
  }
}
