package org.tribune.site.page;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.network.ClientNetwork;

/**
 * What a page is asked for, read on the event loop: pages are written on other threads. What makes
 * no sense in an address is left out: the page is there all the same.
 *
 * @param path the parts of the address that its route names
 * @param query of the address
 * @param form what was sent
 * @param network where who asks is
 * @param frame of the page, in the reader's language
 */
public record PageRequest(
    Map<String, String> path,
    MultiMap query,
    SmallForm form,
    ClientNetwork network,
    PageFrame frame) {
  /** A part of the address that the route names. */
  public String part(String name) {
    return Optional.ofNullable(path.get(name)).orElseThrow();
  }

  /** The first value of a parameter that has one. */
  public Optional<String> parameter(String name) {
    return query.getAll(name).stream().filter(value -> !value.isEmpty()).findFirst();
  }

  /** The year that is asked for. */
  public Optional<Integer> year() {
    return Optional.ofNullable(query.get("year"))
        .filter(text -> text.matches("(19|20|21)\\d\\d"))
        .map(Integer::valueOf);
  }

  /** Where the page before ended. */
  public Optional<Instant> before() {
    try {
      return Optional.ofNullable(query.get("before")).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
