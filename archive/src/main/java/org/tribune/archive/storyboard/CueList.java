package org.tribune.archive.storyboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.core.Bytes;
import org.tribune.core.hls.WebVttTime;

/**
 * The text of a storyboard (W3C WebVTT): for each stretch of a recording the piece of a sheet that
 * shows it. A stretch without a picture has no cue. It is also the note by which a process that was
 * started again knows what is drawn.
 *
 * <pre>
 *   WEBVTT
 *
 *   00:16:40.000 --> 00:16:50.000
 *   storyboard-1-r0-5c1b….jpg#xywh=0,0,160,90
 * </pre>
 */
final class CueList {
  private static final Pattern CUE =
      Pattern.compile(
          "(\\d{2,4}):(\\d\\d):(\\d\\d)\\.(\\d{3}) --> \\S+\\n([A-Za-z0-9.-]+)#xywh=(\\S+)");

  private CueList() {}

  /**
   * Writes the text.
   *
   * @param sheets the file of each sheet, by its number
   * @param tiles those that have a picture, in order
   * @param endMicros where the last stretch ends, at most
   */
  static Bytes write(
      TileGrid grid, Map<Integer, String> sheets, Iterable<Integer> tiles, long endMicros) {
    StringBuilder text = new StringBuilder("WEBVTT\n");
    for (int tile : tiles) {
      text.append('\n')
          .append(WebVttTime.format(grid.start(tile)))
          .append(" --> ")
          .append(WebVttTime.format(Math.min(endMicros, grid.start(tile + 1))))
          .append('\n')
          .append(sheets.get(TileGrid.sheet(tile)))
          .append("#xywh=")
          .append(grid.place(tile))
          .append('\n');
    }
    return Bytes.utf8(text.toString());
  }

  /**
   * What is drawn.
   *
   * @param sheets the file of each sheet, by its number
   * @param tiles those that have a picture, in order
   */
  record Drawn(Map<Integer, String> sheets, List<Integer> tiles) {}

  /** Reads what {@link #write} wrote; empty if it is of another grid. */
  static Optional<Drawn> read(Bytes text, TileGrid grid) {
    Map<Integer, String> sheets = new TreeMap<>();
    List<Integer> tiles = new ArrayList<>();
    Matcher cue = CUE.matcher(new String(text.array(), UTF_8));
    while (cue.find()) {
      long micros = micros(cue);
      int tile = grid.whole(micros);
      boolean fits = micros == grid.start(tile) && cue.group(6).equals(grid.place(tile));
      String other = sheets.putIfAbsent(TileGrid.sheet(tile), cue.group(5));
      if (!fits || (other != null && !other.equals(cue.group(5)))) {
        return Optional.empty();
      }
      tiles.add(tile);
    }
    return Optional.of(new Drawn(sheets, tiles));
  }

  private static long micros(Matcher cue) {
    long hours = Long.parseLong(cue.group(1));
    long minutes = hours * 60 + Long.parseLong(cue.group(2));
    long seconds = minutes * 60 + Long.parseLong(cue.group(3));
    return TimeUnit.MILLISECONDS.toMicros(seconds * 1_000 + Long.parseLong(cue.group(4)));
  }
}
