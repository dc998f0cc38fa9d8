package org.tribune.ingest.testcard;

import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.tribune.core.time.MediaTime;
import org.tribune.media.canvas.Canvas;
import org.tribune.media.picture.Picture;

/**
 * The test card as it looks at any moment: the clock in hundredths, a marker that runs through each
 * second, a light that flashes for its first tenth, with the beep, and the {@link TimeCode} along
 * the bottom edge. Owned by one thread.
 */
final class TestCardPicture implements AutoCloseable {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SS");

  private final TestCardLayout layout;
  private final ZoneId zone;
  private final Canvas canvas;
  private final Map<Character, BufferedImage> glyphs = new HashMap<>();
  private final BufferedImage lightOn;
  private final BufferedImage lightOff;
  private final BufferedImage marker;
  private final BufferedImage track;
  private final BufferedImage lightCell;
  private final BufferedImage darkCell;
  private boolean[] cells = {};
  private boolean lit = false;
  private boolean drawn = false;
  private String shown = "";
  private int markerLeft;

  TestCardPicture(int width, int height, String title, String subtitle, ZoneId zone) {
    this.layout = new TestCardLayout(width, height);
    this.zone = zone;
    TestCardArtist artist = new TestCardArtist(layout);
    this.canvas = new Canvas(artist.background(title, subtitle));
    "0123456789:.".chars().forEach(c -> glyphs.put((char) c, artist.glyph((char) c)));
    this.lightOn = artist.light(/* on= */ true);
    this.lightOff = artist.light(/* on= */ false);
    this.marker = artist.marker(/* there= */ true);
    this.track = artist.marker(/* there= */ false);
    this.lightCell = artist.cell(/* light= */ true);
    this.darkCell = artist.cell(/* light= */ false);
    this.markerLeft = layout.markerLeft(0);
  }

  /** The picture at {@code time}; close it before the next. */
  Picture at(MediaTime time) {
    clock(CLOCK.format(time.toInstant().atZone(zone)));
    long micros = Math.floorMod(time.toMicros(), (long) MediaTime.MICROS);
    canvas.draw(track, markerLeft, layout.trackTop());
    markerLeft = layout.markerLeft(micros / (double) MediaTime.MICROS);
    canvas.draw(marker, markerLeft, layout.trackTop());
    boolean flashes = Beep.sounds(micros);
    if (flashes != lit || !drawn) {
      canvas.draw(flashes ? lightOn : lightOff, layout.lightLeft(), layout.clockTop());
      lit = flashes;
      drawn = true;
    }
    timeCode(TimeCode.cells(time));
    return canvas.picture();
  }

  private void timeCode(boolean[] now) {
    // A picture narrower than the row has no room for it.
    for (int i = 0; i < now.length && layout.width() >= 2 * TimeCode.CELLS; i++) {
      if (cells.length == 0 || cells[i] != now[i]) {
        canvas.draw(now[i] ? lightCell : darkCell, layout.cellLeft(i), layout.cellTop());
      }
    }
    cells = now;
  }

  private void clock(String text) {
    int left = layout.margin();
    for (int i = 0; i < text.length(); i++) {
      BufferedImage glyph = glyphs.get(text.charAt(i));
      if (glyph != null) {
        if (i >= shown.length() || shown.charAt(i) != text.charAt(i)) {
          canvas.draw(glyph, left, layout.clockTop());
        }
        left += glyph.getWidth();
      }
    }
    shown = text;
  }

  @Override
  public void close() {
    canvas.close();
  }
}
