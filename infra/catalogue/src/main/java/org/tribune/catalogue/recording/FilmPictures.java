package org.tribune.catalogue.recording;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.catalogue.video.FilmSettings;

/**
 * Which pictures of a film may stand for it: each that was taken from the film says in its name
 * which moment it shows, so that nothing that is not shown becomes the picture that everybody sees.
 *
 * <pre>
 *   poster-r0-9a8b7c6d5e4f.jpg             of the whole film, of a moment that nobody noted
 *   poster-3-at12500-r0-0f1e2d3c4b5a.jpg   what is seen 12.5 s after the film's first frame
 *   own-poster-r0-77aa02c3d4e5.jpg         sent by who made the film
 * </pre>
 */
public final class FilmPictures {
  /** The asset that a recording's picture is. */
  public static final String POSTER = "poster";

  /** The asset that was sent as the film's picture. */
  public static final String OWN = "own-poster";

  private static final Pattern TAKEN = Pattern.compile("poster-\\d{1,2}-at(\\d{1,9})-r\\d.*");

  /** One's own first, then in the order in which the film shows them. */
  private static final Comparator<Asset> ORDER =
      Comparator.comparing((Asset each) -> !each.name().equals(OWN))
          .thenComparing(each -> moment(each).orElse(Duration.ZERO))
          .thenComparing(Asset::file);

  private FilmPictures() {}

  /** The name of one of the pictures that are taken from a film. */
  public static String name(int number) {
    return POSTER + "-" + number;
  }

  /** What the file of one of them begins with, before its revision. */
  public static String stem(int number, Duration moment) {
    return name(number) + "-at" + moment.toMillis();
  }

  /** What a picture shows, from the film's first frame on; empty if nobody noted it. */
  public static Optional<Duration> moment(Asset picture) {
    Matcher taken = TAKEN.matcher(picture.file());
    return taken.matches()
        ? Optional.of(Duration.ofMillis(Long.parseLong(taken.group(1))))
        : Optional.empty();
  }

  /** True for what can stand for a film, of whatever moment. */
  public static boolean isPicture(Asset asset) {
    return asset.type().startsWith("image/")
        && (asset.name().startsWith(POSTER) || asset.name().equals(OWN));
  }

  /** Those of a film's pictures that show nothing but what is shown of it, and one's own. */
  public static List<Asset> offered(Collection<Asset> assets, FilmSettings shown) {
    return assets.stream()
        .filter(FilmPictures::isPicture)
        .filter(each -> isWithin(each, shown))
        .sorted(ORDER)
        .toList();
  }

  private static boolean isWithin(Asset picture, FilmSettings shown) {
    return shown.isWhole()
        || picture.name().equals(OWN)
        || moment(picture).filter(shown::shows).isPresent();
  }

  /**
   * The picture that stands for a film: the one that was chosen, if it may; else the one that was
   * made of the whole film, if all of it is shown; else the first of what is shown.
   */
  public static Optional<Asset> poster(Collection<Asset> assets, FilmSettings shown) {
    List<Asset> offered = offered(assets, shown);
    return offered.stream()
        .filter(each -> shown.poster().equals(Optional.of(each.file())))
        .findFirst()
        .or(() -> offered.stream().filter(each -> each.name().equals(POSTER)).findFirst())
        .or(() -> offered.stream().filter(each -> !each.name().equals(OWN)).findFirst());
  }

  /** True for a picture of one's own that was not chosen: nobody else has to see it. */
  public static boolean isLaidAside(Asset asset, FilmSettings shown) {
    return asset.name().equals(OWN) && !shown.poster().equals(Optional.of(asset.file()));
  }
}
