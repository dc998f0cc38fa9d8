package org.tribune.core.sandbox;

/** A processor whose calls of the kernel are known here. */
enum Architecture {
  X86_64(0xC000003E),
  AARCH64(0xC00000B7);

  private final int audit;

  Architecture(int audit) {
    this.audit = audit;
  }

  /** As seccomp names it (AUDIT_ARCH_… of linux/audit.h). */
  int audit() {
    return audit;
  }

  /** True on Linux on one of these. */
  static boolean isKnown() {
    return System.getProperty("os.name").equals("Linux")
        && (System.getProperty("os.arch").equals("amd64")
            || System.getProperty("os.arch").equals("aarch64"));
  }

  /** This machine's, where {@link #isKnown}. */
  static Architecture ofThisMachine() {
    return System.getProperty("os.arch").equals("amd64") ? X86_64 : AARCH64;
  }
}
