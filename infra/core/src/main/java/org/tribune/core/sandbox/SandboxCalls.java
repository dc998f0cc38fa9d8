package org.tribune.core.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.List;

/**
 * Calls of the Linux kernel that confine a process. Each answers as the kernel does: a negative
 * answer is an error's number with its sign changed.
 */
final class SandboxCalls {
  static final int ENOENT = 2;
  static final int EACCES = 13;

  private static final int AT_FDCWD = -100;
  private static final long O_PATH_CLOEXEC = 0x280000;

  private SandboxCalls() {}

  /** The functions of the C library. */
  private static final class C {
    static final Linker LINKER = Linker.nativeLinker();
    static final SymbolLookup LIBRARY = LINKER.defaultLookup();
    static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    static final MethodHandle SYSCALL =
        handle(
            "syscall",
            FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG),
            Linker.Option.firstVariadicArg(1));

    static final MethodHandle EXECVE =
        handle(
            "execve",
            FunctionDescriptor.of(
                INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));

    /** The C library's function, not the system call: it changes all threads at once. */
    static final MethodHandle SETGROUPS =
        handle("setgroups", FunctionDescriptor.of(INT, LONG, ValueLayout.ADDRESS));

    static final MethodHandle SETRESGID =
        handle("setresgid", FunctionDescriptor.of(INT, INT, INT, INT));

    static final MethodHandle SETRESUID =
        handle("setresuid", FunctionDescriptor.of(INT, INT, INT, INT));

    private static MethodHandle handle(
        String name, FunctionDescriptor type, Linker.Option... options) {
      Linker.Option[] all = java.util.Arrays.copyOf(options, options.length + 1);
      all[options.length] = Linker.Option.captureCallState("errno");
      return LINKER.downcallHandle(LIBRARY.findOrThrow(name), type, all);
    }
  }

  /**
   * Any call, by its number on this machine; what is not given is zero.
   *
   * @param arguments at most five
   */
  static long call(int number, long... arguments) {
    long[] all = java.util.Arrays.copyOf(arguments, /* newLength= */ 5);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(C.STATE);
      return answer(
          (long)
              C.SYSCALL.invokeExact(state, (long) number, all[0], all[1], all[2], all[3], all[4]),
          state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * Opens a path only to name it.
   *
   * @return its descriptor
   */
  static long openPath(Path path) {
    try (Arena arena = Arena.ofConfined()) {
      return SystemCall.OPENAT.make(
          AT_FDCWD, arena.allocateFrom(path.toString()).address(), O_PATH_CLOEXEC);
    }
  }

  /**
   * Becomes another program, with nothing in its environment but what is said; only a failure is
   * answered.
   */
  static long execute(List<String> command, List<String> environment) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(C.STATE);
      MemorySegment program = arena.allocateFrom(command.getFirst());
      return answer(
          (int)
              C.EXECVE.invokeExact(
                  state, program, strings(arena, command), strings(arena, environment)),
          state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static MemorySegment strings(Arena arena, List<String> texts) {
    MemorySegment all = arena.allocate(ValueLayout.ADDRESS, texts.size() + 1L);
    for (int i = 0; i < texts.size(); i++) {
      all.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(texts.get(i)));
    }
    return all;
  }

  /** All threads of this process are of this user and group from now on, and of no other group. */
  static long becomeUser(int user) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(C.STATE);
      long failed = answer((int) C.SETGROUPS.invokeExact(state, 0L, MemorySegment.NULL), state);
      if (failed == 0) {
        failed = answer((int) C.SETRESGID.invokeExact(state, user, user, user), state);
      }
      return failed == 0
          ? answer((int) C.SETRESUID.invokeExact(state, user, user, user), state)
          : failed;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static long answer(long returned, MemorySegment state) {
    return returned < 0 ? -(int) C.ERRNO.get(state, 0L) : returned;
  }

  private static IllegalStateException unexpected(Throwable e) {
    return new IllegalStateException("The C library can't be called", e);
  }
}
