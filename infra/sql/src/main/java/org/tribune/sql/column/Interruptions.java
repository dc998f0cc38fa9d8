package org.tribune.sql.column;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tribune.core.broadcast.Interruption;

/** The column {@code broadcast.interruptions}. */
public final class Interruptions {
  private static final String LASTING = "-";

  private Interruptions() {}

  public static String write(List<Interruption> interruptions) {
    return interruptions.stream().map(Interruptions::write).collect(Collectors.joining(";"));
  }

  private static String write(Interruption each) {
    String until = each.until().map(end -> String.valueOf(Times.micros(end))).orElse(LASTING);
    return each.kind().name() + " " + Times.micros(each.from()) + " " + until;
  }

  public static List<Interruption> read(String column) {
    return column.isEmpty()
        ? List.of()
        : Arrays.stream(column.split(";", -1)).map(Interruptions::readOne).toList();
  }

  private static Interruption readOne(String written) {
    String[] words = written.split(" ", -1);
    Optional<Instant> until =
        words[2].equals(LASTING)
            ? Optional.empty()
            : Optional.of(Times.instant(Long.parseLong(words[2])));
    return new Interruption(
        Interruption.Kind.valueOf(words[0]), Times.instant(Long.parseLong(words[1])), until);
  }
}
