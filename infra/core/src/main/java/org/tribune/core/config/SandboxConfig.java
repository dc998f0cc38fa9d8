package org.tribune.core.config;

/**
 * How processes that open what strangers sent are confined.
 *
 * @param landlockRequired whether none is started where the kernel has no Landlock
 */
public record SandboxConfig(boolean landlockRequired) {
  /** What applies where nothing is said. */
  public static final SandboxConfig USUAL = new SandboxConfig(/* landlockRequired= */ true);
}
