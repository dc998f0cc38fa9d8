package org.tribune.box;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.core.text.Messages;

/** The messages' files and the code of all modules name the same codes. */
final class MessageCodesTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path WORDS =
      ROOT.resolve("infra/core/src/main/resources/org/tribune/core/text");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9-]+(?:\\.[a-z0-9-]+)+)\"");

  /** Calls whose first argument is a code. */
  private static final Pattern CALL =
      Pattern.compile("(?:Message\\.of|\\bValidationException|badRequest)\\(\\s*\"([^\"]*)\"");

  /** What begins like a code and is a file's name or another library's. */
  private static final Pattern OTHER =
      Pattern.compile(".*\\.(?:csv|html|json|log|pdf|xml|zip)|mail\\.smtp\\..*|video\\.other");

  private static final List<String> SOURCES = List.of("src/main/java", "src/main/jte");

  private final Set<String> literals = new TreeSet<>();
  private final Set<String> called = new TreeSet<>();

  @BeforeEach
  void readTheCode() throws IOException {
    for (Path source : sources()) {
      String text = Files.readString(source);
      add(LITERAL, text, literals);
      add(CALL, text, called);
    }
  }

  private static void add(Pattern pattern, String text, Set<String> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path module : modules()) {
      for (String folder : SOURCES) {
        if (Files.isDirectory(module.resolve(folder))) {
          try (Stream<Path> walk = Files.walk(module.resolve(folder))) {
            walk.filter(Files::isRegularFile).forEach(found::add);
          }
        }
      }
    }
    return found;
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> walk = Files.walk(ROOT, 2)) {
      return walk.filter(each -> Files.exists(each.resolve("pom.xml"))).toList();
    }
  }

  @Test
  void code_eachThatIsUsed_hasWords() {
    Set<String> sections =
        Messages.french().codes().stream()
            .map(MessageCodesTest::section)
            .collect(toCollection(TreeSet::new));
    Set<String> used = new TreeSet<>(called);
    literals.stream()
        .filter(each -> sections.contains(section(each)))
        .filter(each -> !OTHER.matcher(each).matches())
        .forEach(used::add);
    assertThat(used).hasSizeGreaterThan(100);
    assertThat(Messages.french().codes())
        .as("add these to messages_fr.properties and messages_en.properties")
        .containsAll(used);
  }

  private static String section(String code) {
    return code.contains(".") ? code.substring(0, code.indexOf('.')) : code;
  }

  @Test
  void words_eachThatIsThere_areUsed() {
    Set<String> unused = new TreeSet<>(Messages.french().codes());
    unused.removeAll(literals);
    assertThat(unused).as("no code names these: remove them from both files").isEmpty();
  }

  @Test
  void files_codes_areSortedAndOnceInSectionsWithAHead() throws IOException {
    for (String language : Messages.LANGUAGES) {
      List<String> lines =
          Files.readAllLines(WORDS.resolve("messages_" + language + ".properties"));
      List<String> codes =
          lines.stream()
              .filter(line -> !line.startsWith("#") && line.contains(" = "))
              .map(line -> line.substring(0, line.indexOf(" = ")))
              .toList();
      assertThat(codes).isSortedAccordingTo(Comparator.naturalOrder()).doesNotHaveDuplicates();
      Set<String> sections =
          codes.stream().map(MessageCodesTest::section).collect(toCollection(TreeSet::new));
      for (String section : sections) {
        assertThat(lines)
            .as("a line that says what is in the section " + section)
            .anyMatch(line -> line.startsWith("# " + section + ": "));
      }
    }
  }
}
