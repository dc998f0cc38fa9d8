package org.tribune.site.sitting.convocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** Convocations as towns have them, by what they were written with. */
public final class ConvocationSamples {
  private static final Path FOLDER =
      Path.of("src/test/resources/org/tribune/site/sitting/convocation");

  private ConvocationSamples() {}

  /** The names of all that hold an agenda. */
  public static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".golden"))
          .sorted()
          .toList();
    }
  }

  public static Path file(String name) {
    return FOLDER.resolve(name);
  }

  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is written in it, read here and now. */
  public static List<TextLine> lines(String name) throws IOException, XMLStreamException {
    TextLines lines = new TextLines();
    ConvocationReading.read(file(name), lines);
    return lines.lines();
  }
}
