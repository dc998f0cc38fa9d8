package org.tribune.core.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names are of this machine alone, by what they are called; nothing is looked up. */
public final class Loopback {
  private static final Set<String> NAMES = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");
  private static final Pattern IPV4 = Pattern.compile("127(\\.[0-9]{1,3}){3}");

  private Loopback() {}

  /** True for localhost, 127.0.0.0/8 (RFC 1122, 3.2.1.3) and ::1 (RFC 4291, 2.5.3). */
  public static boolean isLoopback(String host) {
    return NAMES.contains(host.toLowerCase(Locale.ROOT)) || IPV4.matcher(host).matches();
  }
}
