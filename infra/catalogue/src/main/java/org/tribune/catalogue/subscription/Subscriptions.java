package org.tribune.catalogue.subscription;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The subscriptions that the catalogue keeps, and what each was told. Address, secret and words are
 * encrypted under a key of the subscription's own, which dies with it. What a call wrote is there
 * for every later call of every process, and outlives a crash. Calls block; safe for all threads.
 * Every method throws {@code org.tribune.catalogue.CatalogueException} if the database is away or
 * refuses. Times are kept to the microsecond.
 */
public interface Subscriptions {
  /**
   * Writes a new one down.
   *
   * @param most how many there may be on the whole site
   * @return false if there are as many: it is not kept
   */
  boolean create(AlertSubscription subscription, int most);

  /** The one that has this secret. */
  Optional<AlertSubscription> findByKey(String key);

  /** All of them, by id. One that can't be read is left out. */
  List<AlertSubscription> all();

  /** Those that nobody confirmed yet, by id: few, since they are forgotten soon. */
  List<AlertSubscription> unconfirmed();

  /** Those that wait for the e-mail that asks whether they are wanted, the oldest first. */
  List<AlertSubscription> toAsk(int limit);

  /** The mail server took the e-mail that asks for it. */
  void asked(SubscriptionId id);

  /**
   * Who has the address wants it.
   *
   * @return false if there is none; one that was confirmed stays as it is
   */
  boolean confirm(SubscriptionId id, Instant now);

  /** What was there before it was looked through. */
  void caughtUp(SubscriptionId id);

  /** Forgets one, with its key and all that it was told; nothing if there is none. */
  void forget(SubscriptionId id);

  /**
   * Forgets those that were asked for before a time and that nobody confirmed.
   *
   * @return how many
   */
  int forgetUnconfirmed(Instant before);

  /** What one was told, or shall not be told any more. */
  Set<String> told(SubscriptionId id);

  /**
   * Notes that all of {@code ids} are told all of {@code things}, before they are: whoever notes it
   * first, of whatever process, sends it.
   *
   * @return false if any of them was told any of it: nothing is noted
   */
  boolean tell(Collection<SubscriptionId> ids, Collection<String> things, Instant now);

  /** Takes a note back: it could not be sent. */
  void untell(Collection<SubscriptionId> ids, Collection<String> things);

  /** Forgets what was told before a time. */
  void forgetTold(Instant before);

  /**
   * True for the first who asks for {@code name} until a time, and for the first after it.
   *
   * @param name of what only one may do at a time, such as to write to an address
   */
  boolean take(String name, Instant now, Instant until);

  /** Gives back what was taken. */
  void giveBack(String name);

  /**
   * Writes one down as a backup has it, if there is none of its id.
   *
   * @param told what it was told
   */
  void restore(AlertSubscription subscription, Set<String> told);
}
