package org.tribune.archive.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.secrecy.ClosedSessionProof.Result;

/**
 * What was searched for a closed session, and what came of it.
 *
 * @param found names of what shows or sounds something, or lies where nothing may lie
 * @param unsearched names of what should have been searched and could not be, each with the reason
 */
public record SearchReport(
    List<SearchedPlace> places, List<String> found, List<String> unsearched) {
  /** A report; the lists are copied. */
  public SearchReport {
    places = List.copyOf(places);
    found = List.copyOf(found);
    unsearched = List.copyOf(unsearched);
  }

  /** A search that could not begin. */
  public static SearchReport notMade(String reason) {
    return new SearchReport(List.of(), List.of(), List.of(reason));
  }

  /** This and {@code other} as one. */
  public SearchReport and(SearchReport other) {
    return new SearchReport(
        joined(places, other.places),
        joined(found, other.found),
        joined(unsearched, other.unsearched));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  /** What it came to. */
  public Result result() {
    if (!found.isEmpty()) {
      return Result.FOUND;
    }
    return unsearched.isEmpty() ? Result.CLEAN : Result.INCOMPLETE;
  }

  /** How many pictures were decoded. */
  public long pictures() {
    return places.stream().mapToLong(SearchedPlace::pictures).sum();
  }

  /** How much sound was decoded. */
  public double soundSeconds() {
    return places.stream().mapToDouble(SearchedPlace::soundSeconds).sum();
  }

  /** In how many pictures the last public one still shines through the slate. */
  public long residues() {
    return objectStream().mapToLong(SearchedObject::residues).sum();
  }

  /** What was found first, and where; empty if nothing was. */
  public Optional<Find> firstFind() {
    return places.stream()
        .flatMap(
            place ->
                place.objects().stream()
                    .filter(each -> !each.clean())
                    .map(each -> new Find(place.kind(), place.name(), each.foundAt())))
        .min(
            Comparator.comparing(find -> find.at().orElse(Instant.MAX), Comparator.naturalOrder()));
  }

  /**
   * Something that is not the slate, nor silence.
   *
   * @param place where it lies; of a rendition or topic, its name
   * @param at when it was filmed, if that is known
   */
  public record Find(SearchedPlace.Kind kind, String place, Optional<Instant> at) {}

  /** How many bytes were read. */
  public long bytes() {
    return places.stream().mapToLong(SearchedPlace::bytes).sum();
  }

  /** How many things were read. */
  public long objects() {
    return objectStream().count();
  }

  /** The sums of all that was read. */
  public String manifest() {
    return String.join("", places.stream().map(SearchedPlace::manifest).toList());
  }

  private Stream<SearchedObject> objectStream() {
    return places.stream().flatMap(place -> place.objects().stream());
  }
}
