package org.tribune.archive.storyboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tribune.catalogue.recording.Asset;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.Rendition;
import org.tribune.media.picture.Picture;
import org.tribune.media.still.Jpeg;
import org.tribune.media.still.Mosaic;
import org.tribune.media.still.StillScaler;

/**
 * The sheets of a storyboard, drawn tile by tile, and the list of them. A sheet that is full is
 * never drawn again. Used by one thread.
 */
final class Sheets implements AutoCloseable {
  /** The list's; the sheets' have their number behind it. */
  static final String NAME = "storyboard";

  /** A sheet of a debate takes some 200 kB then. */
  private static final int QUANTISER = 5;

  private final TileGrid grid;
  private final AssetStore assets;
  private final StillScaler scaler;
  private final Mosaic mosaic;
  private final Map<Integer, String> files = new TreeMap<>();
  private final List<Integer> tiles = new ArrayList<>();
  private final Map<String, Asset> unsaved = new LinkedHashMap<>();
  private boolean touched = false;
  private int next = 0;

  private Sheets(TileGrid grid, Rendition.Video rendition, AssetStore assets) {
    this.grid = grid;
    this.assets = assets;
    this.scaler =
        new StillScaler(rendition.width(), rendition.height(), grid.tileWidth(), grid.tileHeight());
    this.mosaic = new Mosaic(grid.tileWidth(), grid.tileHeight(), TileGrid.SIDE, TileGrid.SIDE);
  }

  /** Sheets on which nothing is drawn, whatever is stored. */
  static Sheets anew(TileGrid grid, Rendition.Video rendition, AssetStore assets) {
    return new Sheets(grid, rendition, assets);
  }

  /** The sheets that are stored, as far as they are full and of this grid. */
  static Sheets of(TileGrid grid, Rendition.Video rendition, AssetStore assets) {
    Sheets sheets = new Sheets(grid, rendition, assets);
    sheets.restore();
    return sheets;
  }

  private void restore() {
    assets
        .find(NAME)
        .flatMap(assets::read)
        .flatMap(text -> CueList.read(text, grid))
        .filter(drawn -> !drawn.tiles().isEmpty())
        .ifPresent(this::restore);
  }

  private void restore(CueList.Drawn drawn) {
    int full = TileGrid.sheet(drawn.tiles().getLast() + 1);
    drawn.sheets().entrySet().stream()
        .filter(sheet -> sheet.getKey() < full)
        .forEach(sheet -> files.put(sheet.getKey(), sheet.getValue()));
    boolean kept =
        files.entrySet().stream()
            .allMatch(
                sheet ->
                    assets
                        .find(name(sheet.getKey()))
                        .filter(asset -> asset.file().equals(sheet.getValue()))
                        .isPresent());
    if (!kept) {
      files.clear();
      return;
    }
    next = full * TileGrid.PER_SHEET;
    drawn.tiles().stream().filter(tile -> tile < next).forEach(tiles::add);
  }

  private static String name(int sheet) {
    return NAME + "-" + sheet;
  }

  /** The next tile to be drawn. */
  int next() {
    return next;
  }

  /** True if something was drawn that nobody can see yet. */
  boolean isChanged() {
    return touched || !unsaved.isEmpty();
  }

  /** Draws the next tile, or leaves it black: then it is in no list. Can be tried again. */
  void draw(Optional<Picture> picture) {
    picture.ifPresent(
        found -> {
          try (Picture tile = scaler.scale(found)) {
            mosaic.put(tile, TileGrid.column(next), TileGrid.row(next));
          }
          touched = true;
        });
    if ((next + 1) % TileGrid.PER_SHEET == 0) {
      store(TileGrid.sheet(next));
      mosaic.clear();
    }
    picture.ifPresent(found -> tiles.add(next));
    next++;
  }

  private void store(int sheet) {
    if (!touched) {
      return;
    }
    Bytes jpeg;
    try (Picture picture = mosaic.picture()) {
      jpeg = Jpeg.encode(picture, QUANTISER);
    }
    Asset asset = assets.putPicture(name(sheet), jpeg);
    files.put(sheet, asset.file());
    unsaved.put(asset.name(), asset);
    touched = false;
  }

  /**
   * Makes what is drawn known.
   *
   * @param endMicros where the last stretch ends
   * @param whole true if nothing follows
   */
  void publish(long endMicros, boolean whole) {
    store(TileGrid.sheet(next));
    Bytes text = CueList.write(grid, files, tiles, endMicros);
    List<Asset> made = new ArrayList<>(unsaved.values());
    made.add(assets.putList(NAME, text, whole));
    assets.save(made);
    unsaved.clear();
  }

  @Override
  public void close() {
    scaler.close();
    mosaic.close();
  }
}
