package org.tribune.core.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.tribune.core.config.SandboxConfig;

/**
 * What this machine's kernel has to confine a process with.
 *
 * @param seccomp whether calls of the kernel can be filtered
 * @param landlock the version of Landlock; 0 without
 */
public record KernelSupport(boolean seccomp, int landlock) {
  private static final int ACTION_IS_AVAILABLE = 2; // SECCOMP_GET_ACTION_AVAIL

  /** As it is here and now. */
  public static KernelSupport ofThisMachine() {
    return Architecture.isKnown()
        ? new KernelSupport(hasSeccomp(), Landlock.version())
        : new KernelSupport(/* seccomp= */ false, /* landlock= */ 0);
  }

  private static boolean hasSeccomp() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment action =
          arena.allocateFrom(ValueLayout.JAVA_INT, SeccompFilter.REFUSE & ~0xffff);
      return SystemCall.SECCOMP.make(ACTION_IS_AVAILABLE, 0, action.address()) == 0;
    }
  }

  /**
   * Why nothing that strangers sent is opened here, with the remedy; empty if it is.
   *
   * @param asRoot whether this program runs as root
   */
  public Optional<String> refusal(SandboxConfig config, boolean asRoot) {
    if (!seccomp) {
      return Optional.of(
          "Films and documents are not opened: this kernel filters no system calls (seccomp), so"
              + " their decoders could not be confined. Run Tribune on Linux for x86-64 or ARM64,"
              + " in a container that allows seccomp");
    }
    if (landlock == 0 && config.landlockRequired()) {
      return Optional.of(
          "Films and documents are not opened: this kernel has no Landlock, so their decoders could"
              + " read and write what this user can. Start Linux 5.13 or later with landlock among"
              + " its 'lsm=' (a container has to allow its calls), or accept that with"
              + " sandbox.landlock: optional");
    }
    if (landlock == 0 && asRoot) {
      return Optional.of(
          "Films and documents are not opened: this kernel has no Landlock, and this program runs"
              + " as root. Start it as a user of its own (infra/deploy/systemd)");
    }
    return Optional.empty();
  }

  /** Why nothing is opened on this machine by this program; empty if it is. */
  public static Optional<String> refusalHere(SandboxConfig config) {
    return ofThisMachine().refusal(config, Sandbox.isRoot());
  }

  /** What is missing where files are opened all the same; empty if nothing is. */
  public Optional<String> shortfall() {
    return landlock == 0
        ? Optional.of(
            "This kernel has no Landlock: decoders of films and documents can open no connection"
                + " and start no program, but read and write what this user can. Start Linux 5.13"
                + " or later with landlock among its 'lsm='")
        : Optional.empty();
  }
}
