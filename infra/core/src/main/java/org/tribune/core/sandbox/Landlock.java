package org.tribune.core.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What of the file system a thread may use from now on, and every thread and program that it
 * starts; besides no TCP, and no signal to who is outside (Linux:
 * Documentation/userspace-api/landlock.rst). By one thread.
 */
final class Landlock implements AutoCloseable {
  private static final long EXECUTE = 1;
  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_DIRECTORY = 1 << 3;
  private static final long REMOVE_DIRECTORY = 1 << 4;
  private static final long REMOVE_FILE = 1 << 5;
  private static final long MAKE_DIRECTORY = 1 << 7;
  private static final long MAKE_FILE = 1 << 8;
  private static final long TRUNCATE = 1 << 14;

  /** All that version 1 knows; later ones add REFER, TRUNCATE and IOCTL_DEV. */
  private static final long FIRST_RIGHTS = (1 << 13) - 1;

  private static final long REFER = 1 << 13;
  private static final long DEVICE_CALLS = 1 << 15;

  private static final int WITH_REFER = 2;
  private static final int WITH_TRUNCATE = 3;
  private static final int WITH_NETWORK = 4;
  private static final int WITH_DEVICE_CALLS = 5;
  private static final int WITH_SCOPES = 6;

  private static final long TCP = 3; // bind, connect
  private static final long SCOPES = 3; // abstract Unix sockets, signals

  private static final int GIVE_VERSION = 1;
  private static final int PATH_BENEATH = 1;
  private static final int RULE_BYTES = 12; // struct landlock_path_beneath_attr, packed

  private final int version;
  private final int ruleset;

  private Landlock(int version, int ruleset) {
    this.version = version;
    this.ruleset = ruleset;
  }

  /** The version of its interface that this kernel has; 0 without. */
  static int version() {
    return (int) Math.max(0, SystemCall.LANDLOCK_CREATE_RULESET.make(0, 0, GIVE_VERSION));
  }

  /** Rules that forbid all, where the kernel has this version. */
  static Landlock open(int version) throws SandboxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rules = arena.allocate(ValueLayout.JAVA_LONG, 3);
      rules.setAtIndex(ValueLayout.JAVA_LONG, 0, rights(version));
      rules.setAtIndex(ValueLayout.JAVA_LONG, 1, version >= WITH_NETWORK ? TCP : 0);
      rules.setAtIndex(ValueLayout.JAVA_LONG, 2, version >= WITH_SCOPES ? SCOPES : 0);
      int longs = version >= WITH_SCOPES ? 3 : version >= WITH_NETWORK ? 2 : 1;
      long made =
          SystemCall.LANDLOCK_CREATE_RULESET.make(rules.address(), (long) Long.BYTES * longs, 0);
      return new Landlock(version, (int) SandboxException.check(made, "Making Landlock's rules"));
    }
  }

  private static long rights(int version) {
    return FIRST_RIGHTS
        | (version >= WITH_REFER ? REFER : 0)
        | (version >= WITH_TRUNCATE ? TRUNCATE : 0)
        | (version >= WITH_DEVICE_CALLS ? DEVICE_CALLS : 0);
  }

  /** This file, or all in this directory, may be read; what is not to be had is passed over. */
  void allowReading(Path path) throws SandboxException {
    allow(path, READ_FILE | READ_DIRECTORY);
  }

  /** This file may be read and run as a program. */
  void allowRunning(Path path) throws SandboxException {
    allow(path, READ_FILE | EXECUTE);
  }

  /** This file may be written. */
  void allowWriting(Path file) throws SandboxException {
    allow(file, READ_FILE | WRITE_FILE);
  }

  /** In this directory files and directories may be made, written, renamed and removed. */
  void allowAllIn(Path directory) throws SandboxException {
    allow(
        directory,
        READ_FILE
            | READ_DIRECTORY
            | WRITE_FILE
            | TRUNCATE
            | MAKE_FILE
            | MAKE_DIRECTORY
            | REMOVE_FILE
            | REMOVE_DIRECTORY);
  }

  private void allow(Path path, long wanted) throws SandboxException {
    long rights = wanted & rights(version);
    if (!Files.isDirectory(path)) {
      rights &= EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;
    }
    int opened = (int) SandboxCalls.openPath(path);
    if (opened == -SandboxCalls.ENOENT || opened == -SandboxCalls.EACCES) {
      return;
    }
    SandboxException.check(opened, "Opening " + path);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rule = arena.allocate(RULE_BYTES, Long.BYTES);
      rule.set(ValueLayout.JAVA_LONG, 0, rights);
      rule.set(ValueLayout.JAVA_INT, Long.BYTES, opened);
      SandboxException.check(
          SystemCall.LANDLOCK_ADD_RULE.make(ruleset, PATH_BENEATH, rule.address(), 0),
          "Allowing " + path);
    } finally {
      SystemCall.CLOSE.make(opened);
    }
  }

  /** Puts the rules in force for this thread and what it starts, for ever. */
  void restrictThisThread() throws SandboxException {
    SandboxException.check(
        SystemCall.LANDLOCK_RESTRICT_SELF.make(ruleset, 0), "Restricting this process (Landlock)");
  }

  @Override
  public void close() {
    SystemCall.CLOSE.make(ruleset);
  }
}
