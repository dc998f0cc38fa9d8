package org.tribune.catalogue.account;

import java.time.Instant;

/**
 * What opens one session and no other: it is written down when it does, and refused from then on.
 *
 * @param hash of what only the browser knows that it was made for
 * @param endsAt when it is refused anyway, and needs not be remembered
 */
public record OneTimeKey(String hash, Instant endsAt) {}
