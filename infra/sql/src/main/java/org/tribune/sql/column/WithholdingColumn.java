package org.tribune.sql.column;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.tribune.core.broadcast.Withholding;

/** The column {@code broadcast.withholdings}. */
public final class WithholdingColumn {
  private static final String NONE = "-";

  private WithholdingColumn() {}

  public static String write(List<Withholding> withholdings) {
    return withholdings.stream().map(WithholdingColumn::write).collect(Collectors.joining(";"));
  }

  private static String write(Withholding each) {
    return String.join(
        " ",
        String.valueOf(each.id()),
        micros(each.from()),
        micros(each.to()),
        micros(each.since()),
        each.liftedAt().map(WithholdingColumn::micros).orElse(NONE),
        each.correction().isPresent() ? String.valueOf(each.correction().getAsInt()) : NONE);
  }

  private static String micros(Instant instant) {
    return String.valueOf(Times.micros(instant));
  }

  public static List<Withholding> read(String column) {
    return column.isEmpty()
        ? List.of()
        : Arrays.stream(column.split(";", -1)).map(WithholdingColumn::readOne).toList();
  }

  private static Withholding readOne(String written) {
    String[] words = written.split(" ", -1);
    return new Withholding(
        Integer.parseInt(words[0]),
        instant(words[1]),
        instant(words[2]),
        instant(words[3]),
        words[4].equals(NONE) ? Optional.empty() : Optional.of(instant(words[4])),
        words[5].equals(NONE) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(words[5])));
  }

  private static Instant instant(String micros) {
    return Times.instant(Long.parseLong(micros));
  }
}
