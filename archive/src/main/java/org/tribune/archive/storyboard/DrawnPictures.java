package org.tribune.archive.storyboard;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.broadcast.BroadcastId;

/**
 * The pictures that {@link Storyboards} draws of what is stored: once the catalogue does not name
 * them any more, the archive draws them anew after its next start.
 */
public final class DrawnPictures {
  private DrawnPictures() {}

  /** True for a picture, or the list of them, that is drawn; false for one that somebody sent. */
  public static boolean isDrawn(ExpectedObject object) {
    return object instanceof ExpectedObject.Derived derived
        && !derived.row().name().equals(FilmPictures.OWN);
  }

  /**
   * Takes drawn ones out of the catalogue, and with them the list of the storyboard: by its absence
   * the archive knows that there is something to draw.
   *
   * @param gone of one recording, each as {@link #isDrawn} says
   */
  public static void forget(
      Catalogue catalogue, BroadcastId recording, Collection<ExpectedObject> gone) {
    Set<String> names = gone.stream().map(ExpectedObject::name).collect(Collectors.toSet());
    List<Asset> assets =
        catalogue.assets(recording).stream()
            .filter(
                each ->
                    each.name().equals(Sheets.NAME)
                        || names.contains(RecordingNames.asset(recording, each.file())))
            .toList();
    catalogue.removeAssets(recording, assets);
  }
}
