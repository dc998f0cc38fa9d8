package org.tribune.site.account;

import org.tribune.core.network.ClientNetwork;

/** What tries to sign in, as {@link SignInLimit} counts it. */
public sealed interface SignInSource {
  /**
   * A browser in which this person has signed in before, see {@link DeviceCookie}: it is counted by
   * itself, whatever is tried from elsewhere, also behind the same address.
   */
  record Device(String id) implements SignInSource {}

  /** Any other browser of a network. */
  record Network(ClientNetwork network) implements SignInSource {}
}
