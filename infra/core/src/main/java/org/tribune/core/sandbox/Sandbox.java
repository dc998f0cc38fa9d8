package org.tribune.core.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Closes a sandbox from inside: once its program is loaded, and before it opens what a stranger
 * sent. What Landlock allows is in force before this, since {@link SandboxLauncher} began.
 */
public final class Sandbox {
  /** The version of Landlock that is in force for this process. */
  static final String LANDLOCK = "tribune.sandbox.landlock";

  /**
   * The user and the group of sandboxed processes where root started them: of the few numbers that
   * neither distributions nor systemd give to anybody (systemd: UIDS-GIDS.md).
   */
  static final int USER = 65_530;

  private static final int SET_KEEP_CAPABILITIES = 8; // PR_SET_KEEPCAPS
  private static final int SET_NO_NEW_PRIVILEGES = 38; // PR_SET_NO_NEW_PRIVS
  private static final int CAPABILITY_VERSION = 0x20080522;
  private static final int DAC_READ_SEARCH = 1 << 2; // CAP_DAC_READ_SEARCH

  private Sandbox() {}

  /**
   * From now on no thread of this process can open a connection, start a program, or reach another
   * process. Where root started it, it is root no more: this thread and those that it starts may
   * read what Landlock lets them, whoever owns it, and the others have no right at all.
   *
   * @throws SandboxException if the kernel does not do it: nothing may be opened then
   */
  public static void seal() throws SandboxException {
    if (!KernelSupport.ofThisMachine().seccomp()) {
      throw new SandboxException("This kernel filters no system calls (seccomp)");
    }
    if (Integer.getInteger(LANDLOCK, 0) > 0 && isRoot()) {
      leaveRoot();
    }
    gainNothing();
    SeccompFilter.of(Architecture.ofThisMachine(), (int) ProcessHandle.current().pid()).install();
  }

  /** {@link #seal}, or the end of this process: for a program that is good for nothing else. */
  public static void sealOrEnd() {
    try {
      seal();
    } catch (SandboxException e) {
      System.err.println(SandboxLauncher.COMPLAINT + e.getMessage());
      System.exit(SandboxedJava.NOT_CONFINED);
    }
  }

  static boolean isRoot() {
    return Architecture.isKnown() && SystemCall.GETEUID.make() == 0;
  }

  /** No program that it starts has more rights than it has itself. */
  static void gainNothing() throws SandboxException {
    SandboxException.check(
        SystemCall.PRCTL.make(SET_NO_NEW_PRIVILEGES, 1), "Giving up new privileges");
  }

  private static void leaveRoot() throws SandboxException {
    // Files of root's, such as this program's own, stay readable to this thread, within Landlock.
    SandboxException.check(
        SystemCall.PRCTL.make(SET_KEEP_CAPABILITIES, 1), "Keeping the right to read");
    SandboxException.check(
        SandboxCalls.becomeUser(USER),
        "Becoming user "
            + USER
            + " (start Tribune as a user of its own, not as root, where this"
            + " number is not to be had)");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment thread = arena.allocateFrom(ValueLayout.JAVA_INT, CAPABILITY_VERSION, 0);
      // struct cap_user_data, twice: effective, permitted, inheritable.
      MemorySegment rights =
          arena.allocateFrom(ValueLayout.JAVA_INT, DAC_READ_SEARCH, DAC_READ_SEARCH, 0, 0, 0, 0);
      SandboxException.check(
          SystemCall.CAPSET.make(thread.address(), rights.address()), "Dropping capabilities");
    }
  }
}
