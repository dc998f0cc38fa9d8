package org.tribune.core.memory;

/**
 * What bytes of media and of requests are held for, in the order in which it lets go when there is
 * not enough for all: first what can be read again from the store, then what players may go back
 * to, then what is only asked for. What is fresh on air goes last.
 */
public enum MemoryUse {
  /** What was read from the store, in case somebody else asks for it. */
  STORE_CACHE,

  /** The segments of broadcasts that have ended; the store has them. */
  ENDED_WINDOWS,

  /** The segments that players can go back to while a broadcast is on air. */
  WINDOWS,

  /** What sources sent, and what was encoded of it, for stages that begin again. */
  LOG,

  /** What is held back for a publication delay. */
  DELAYED,

  /** Bodies of requests that are read whole, among them uploads of pictures and documents. */
  REQUESTS,

  /** Downloads and previews that are under way. */
  ANSWERS,

  /** What clients have open: connections, waiting requests, streams of events. */
  CLIENTS
}
