package org.tribune.site.golden;

/**
 * Who asks.
 *
 * @param name as a file of answers has it
 * @param cookie of the session; of none if nobody is signed in
 */
public record Caller(String name, String cookie) {
  public static final Caller NOBODY = new Caller("nobody", "none=1");
}
