package org.tribune.site.page;

import io.vertx.core.MultiMap;
import java.util.Optional;
import org.tribune.core.network.ClientNetwork;

/**
 * What the server itself writes into the public pages: for readers without scripts, for search
 * engines, and for sites that show a link. Calls block. Safe for all threads.
 */
public interface ServerRenderedPages {
  /**
   * The page of a report that the public may see; empty for any other.
   *
   * @param query of the address: {@code t}, where its film begins
   * @param language {@code fr} or {@code en}
   */
  Optional<ServerRenderedPage> report(String slug, MultiMap query, String language);

  /**
   * The address of the published report whose film this recording is; empty for any other, and
   * while that is unknown.
   *
   * @param recording as an address names it
   */
  Optional<String> reportOf(String recording);

  /**
   * The list of reports that an address asks for; parameters that make no sense are ignored.
   *
   * @param query of the address
   * @param language {@code fr} or {@code en}
   */
  ServerRenderedPage reports(MultiMap query, String language);

  /**
   * A page of text alone, which no script draws: the accessibility statement, the site's map.
   *
   * @param name of it, as its address has it
   * @param query of the address
   * @param language {@code fr} or {@code en}
   */
  Optional<ServerRenderedPage> text(String name, MultiMap query, String language);

  /**
   * The page of a private link before anybody is known to have its key.
   *
   * @param ofReport true for a link to a report on a question
   */
  ServerRenderedPage privateLink(boolean ofReport, String language);

  /**
   * What the author reads of a question; empty if the key is not its.
   *
   * @param key of its private link
   */
  Optional<ServerRenderedPage> ownQuestion(String id, String key, String language);

  /** That no question has this key, with the form to try again. */
  ServerRenderedPage noSuchQuestion(String id, String language);

  /** The home page. */
  ServerRenderedPage home(String language);

  /** A channel's page; empty if there is no such channel. */
  Optional<ServerRenderedPage> live(String channel, String language);

  /**
   * What is said on a channel as a page of text alone, which no script draws; empty as {@link
   * #live}.
   *
   * @param query of the address: {@code whole} and {@code reload}
   */
  Optional<ServerRenderedPage> liveText(String channel, MultiMap query, String language);

  /** A recording's page, as {@link #report}; empty if the public may know nothing of it. */
  Optional<ServerRenderedPage> recording(String id, MultiMap query, String language);

  /** A channel's player that another site shows in a frame; empty as {@link #live}. */
  Optional<ServerRenderedPage> embeddedLive(String channel, String language);

  /** A recording's player that another site shows in a frame; empty as {@link #recording}. */
  Optional<ServerRenderedPage> embeddedRecording(String id, MultiMap query, String language);

  /** A report's player that another site shows in a frame; empty as {@link #report}. */
  Optional<ServerRenderedPage> embeddedReport(String slug, MultiMap query, String language);

  /** The list of sittings. */
  ServerRenderedPage sittings(MultiMap query, String language);

  /** The page of a sitting that the public may see; empty for any other. */
  Optional<ServerRenderedPage> sitting(String id, String language);

  /** The adopted minutes of a sitting, which no script draws; empty while there are none. */
  Optional<ServerRenderedPage> minutes(String sitting, String language);

  /** What a sitting decided, which no script draws; empty while nothing of it can be read. */
  Optional<ServerRenderedPage> deliberations(String sitting, String language);

  /** A decision, which no script draws; empty if nothing of it can be read. */
  Optional<ServerRenderedPage> decision(String sitting, String item, String language);

  /**
   * The register of publications, which no script draws.
   *
   * @param query of the address: {@code before}, where the page before ended
   */
  ServerRenderedPage publications(MultiMap query, String language);

  /**
   * The page on which decisions are looked for, with what was found.
   *
   * @param query of the address
   * @param network where who asks is
   */
  ServerRenderedPage decisions(MultiMap query, ClientNetwork network, String language);

  /**
   * The page of a member; empty if there is none, or their assembly publishes nobody's attendance.
   *
   * @param query of the address: {@code year}
   */
  Optional<ServerRenderedPage> member(String id, MultiMap query, String language);

  /**
   * The page of an alert's link, which changes nothing; empty if there is no alert with its key.
   */
  Optional<ServerRenderedPage> alert(String key, String language);

  /**
   * Does what one of its buttons, or the one click of a mail program, asks for.
   *
   * @param action what was sent
   */
  Optional<ServerRenderedPage> changeAlert(String key, String action, String language);

  /** That there is no alert with a key any more. */
  ServerRenderedPage noSuchAlert(String language);

  /**
   * The search page with its results; it says which parameters make no sense.
   *
   * @param query of the address
   * @param network where who asks is
   */
  ServerRenderedPage search(MultiMap query, ClientNetwork network, String language);
}
