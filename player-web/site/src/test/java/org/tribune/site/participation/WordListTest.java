package org.tribune.site.participation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.question.Author;

final class WordListTest {
  private static final Author AUTHOR = new Author("Anne", "");

  @TempDir private Path directory;
  private Path file = Path.of("");
  private FlagFinder finder = new FlagFinder(WordList.shipped());
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void useASitesFile() {
    file = directory.resolve("words.txt");
    finder = new FlagFinder(WordList.with(file));
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void leaveTheLog() {
    logger().detachAppender(log);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(WordList.class);
  }

  private void write(String... lines) throws IOException {
    Files.write(file, List.of(lines));
  }

  private List<String> found(String text) {
    return finder.find(text, AUTHOR, List.of()).spans().stream()
        .map(each -> text.substring(each.start(), each.end()))
        .toList();
  }

  @Test
  void words_withoutAFile_areTheShippedOnes() {
    assertThat(found("Quel connard, ce zigoto")).containsExactly("connard");
    assertThat(log.list).isEmpty();
  }

  @Test
  void words_ofTheSite_comeToTheShippedOnes() throws IOException {
    write("# Les nôtres", "zigoto   # un clown", "bachi-bouzouk", "moule à gaufres", "schtroumpf*");
    assertThat(found("Quel connard, ce zigoto ! Bachi bouzouks ! Moules à  gaufres !"))
        .containsExactly("connard", "zigoto", "Bachi bouzouks", "Moules à  gaufres");
    assertThat(found("Il schtroumpferait. Un zigotos, des zigotons"))
        .containsExactly("schtroumpferait", "zigotos");
  }

  @Test
  void words_ofAFileThatChanged_areReadAgain() throws IOException {
    write("zigoto");
    assertThat(found("zigoto et zouave")).containsExactly("zigoto");
    write("zouave", "iconoclaste");
    assertThat(found("zigoto et zouave")).containsExactly("zouave");
    Files.delete(file);
    assertThat(found("zigoto et zouave, connard")).containsExactly("connard");
    write("zigoto");
    assertThat(found("zigoto et zouave")).containsExactly("zigoto");
  }

  @Test
  void words_withBrokenLines_areUsedWithoutThem_andTheLogTellsOnce() throws IOException {
    write("# Nos mots", "zigoto", "***", "сука", "x", "<b>", "aaaa", "zouave");
    assertThat(found("zigoto et zouave")).containsExactly("zigoto", "zouave");
    assertThat(found("zigoto et zouave")).hasSize(2);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .contains(file.toString(), "line 3 ", "and 4 more lines", "The other 2 entries are used");
  }

  @ParameterizedTest
  @CsvSource({
    "zig@to, has a sign that no word has",
    "сука, is not of Latin letters",
    "x, is too short",
    "xy*, is too short",
    "!xyz*, has a sign that no word has",
    "zaaaab, has one letter more than three times in a row",
    "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijk, is longer than 60 characters"
  })
  void flaw_ofALine_tellsWhatIsWrong(String line, String why) {
    WordFile read = WordFile.read(("zouave\n\n" + line).getBytes(StandardCharsets.UTF_8));
    assertThat(read.flaws()).containsExactly(new WordFile.Flaw(3, why));
    assertThat(read.entries()).hasSize(1);
  }

  @Test
  void words_inTheEncodingOfOldEditors_areRead() throws IOException {
    Files.write(file, "zouavé\r\ncœlacanthe\r\n".getBytes(Charset.forName("windows-1252")));
    assertThat(found("des zouavés et un coelacanthe")).containsExactly("zouavés", "coelacanthe");
    Files.write(file, "\uFEFFzigoto\n".getBytes(StandardCharsets.UTF_8));
    assertThat(found("zigoto")).containsExactly("zigoto");
  }

  @Test
  void words_withAnException_areNotFoundAsItIsWritten() throws IOException {
    write("!Abruti", "!con");
    assertThat(found("Monsieur Abruti et son con, des abrutis")).containsExactly("abrutis");
    assertThat(found("un gros con")).containsExactly("gros con");
  }

  @Test
  void words_ofAFileThatIsTooLarge_stayAsTheyWere() throws IOException {
    write("zigoto");
    assertThat(found("zigoto")).hasSize(1);
    Files.write(file, new byte[1_000_001]);
    assertThat(found("zigoto")).hasSize(1);
    assertThat(found("zigoto")).hasSize(1);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .filteredOn(each -> each.contains("1000001 bytes"))
        .hasSize(1);
  }

  @Test
  void words_ofAFileThatCantBeRead_areToldOnce() throws IOException {
    Files.createDirectory(file);
    assertThat(found("zigoto et connard")).containsExactly("connard");
    assertThat(found("zigoto et connard")).containsExactly("connard");
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .contains(file.toString(), "see that the program may read the file");
  }

  @Test
  void words_thatAreShipped_haveNoFlaw() throws IOException {
    try (var list = WordList.class.getResourceAsStream("words.txt")) {
      assertThat(list).isNotNull();
      WordFile read = WordFile.read(list.readAllBytes());
      assertThat(read.flaws()).isEmpty();
      for (Words.Entry each : read.entries()) {
        assertThat(found(each.words())).as(each.words()).containsExactly(each.words());
      }
    }
  }
}
