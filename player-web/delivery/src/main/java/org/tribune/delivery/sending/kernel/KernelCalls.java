package org.tribune.delivery.sending.kernel;

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
import java.util.Locale;

/**
 * Calls of the Linux kernel for which Java has no methods, or none on a descriptor. Each answers as
 * the kernel does: a negative answer is an error's number with its sign changed. Safe for all
 * threads; on a virtual thread a call that waits holds the thread under it.
 */
final class KernelCalls {
  static final int ENOENT = 2;
  static final int EINTR = 4;
  static final int EAGAIN = 11;

  private static final int SYS_OPENAT2 = 437; // the same on x86-64 and arm64
  private static final int SYS_CACHESTAT = 451; // here too
  private static final int AT_FDCWD = -100;
  private static final long O_CLOEXEC = 0x80000; // O_RDONLY is 0
  private static final long RESOLVE_CACHED = 0x20;
  private static final int RWF_NOWAIT = 8;
  private static final int POSIX_FADV_WILLNEED = 3;
  private static final int SEEK_END = 2;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int MSG_MORE = 0x8000;

  private static final long HOW_LONGS = 3; // struct open_how: flags, mode, resolve
  private static final long RANGE_LONGS = 2; // struct cachestat_range: offset, length
  private static final long CACHESTAT_LONGS = 5; // struct cachestat; the first: pages in memory
  private static final long RUN_LONGS = 2; // struct iovec: address, length
  private static final boolean SUPPORTED = supported();

  private KernelCalls() {}

  /** The functions of the C library; constants, or each call would be a slow one. */
  private static final class C {
    static final Linker LINKER = Linker.nativeLinker();
    static final SymbolLookup LIBRARY = LINKER.defaultLookup();
    static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    /** With arguments as openat2 and cachestat both have them. */
    static final MethodHandle SYSCALL =
        handle(
            "syscall",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG),
            Linker.Option.firstVariadicArg(1));

    /** Without a mode, since no file is made. */
    static final MethodHandle OPEN =
        handle(
            "open",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2));

    static final MethodHandle LSEEK =
        handle(
            "lseek",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));

    static final MethodHandle PREADV2 =
        handle(
            "preadv2",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));

    static final MethodHandle POSIX_FADVISE =
        handle(
            "posix_fadvise",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));

    static final MethodHandle SEND =
        handle(
            "send",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));

    static final MethodHandle SENDFILE =
        handle(
            "sendfile",
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG));

    static final MethodHandle CLOSE =
        handle("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    /** Where a long is in {@link #SCRATCH}, behind a state. */
    static final long SCRATCH_LONG = Math.ceilDiv(STATE.byteSize(), Long.BYTES) * Long.BYTES;

    /** For the calls that an event loop makes for each answer; a thread has one, and it stays. */
    static final ThreadLocal<MemorySegment> SCRATCH =
        ThreadLocal.withInitial(
            () -> Arena.ofAuto().allocate(SCRATCH_LONG + Long.BYTES, Long.BYTES));

    static final long PAGE_SIZE = pageSize();

    private static MethodHandle handle(
        String name, FunctionDescriptor type, Linker.Option... options) {
      Linker.Option[] all = java.util.Arrays.copyOf(options, options.length + 1);
      all[options.length] = Linker.Option.captureCallState("errno");
      return LINKER.downcallHandle(LIBRARY.findOrThrow(name), type, all);
    }

    private static long pageSize() {
      try (Arena arena = Arena.ofConfined()) {
        return (int)
            handle("getpagesize", FunctionDescriptor.of(ValueLayout.JAVA_INT))
                .invokeExact(arena.allocate(STATE));
      } catch (Throwable e) {
        throw unexpected(e);
      }
    }
  }

  private static boolean supported() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")
        && (System.getProperty("os.arch").equals("amd64")
            || System.getProperty("os.arch").equals("aarch64"))
        && Linker.nativeLinker().defaultLookup().find("preadv2").isPresent();
  }

  /** False on other systems, where no other method may be called. */
  static boolean areSupported() {
    return SUPPORTED;
  }

  /**
   * Opens a file for reading; fails if that takes waiting (openat2 with RESOLVE_CACHED, Linux
   * 5.12).
   *
   * @return its descriptor
   */
  static int openCached(Path path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(C.STATE);
      MemorySegment how = arena.allocate(ValueLayout.JAVA_LONG, HOW_LONGS);
      how.setAtIndex(ValueLayout.JAVA_LONG, 0, O_CLOEXEC);
      how.setAtIndex(ValueLayout.JAVA_LONG, 2, RESOLVE_CACHED);
      long descriptor =
          (long)
              C.SYSCALL.invokeExact(
                  state,
                  (long) SYS_OPENAT2,
                  (long) AT_FDCWD,
                  arena.allocateFrom(path.toString()),
                  how,
                  how.byteSize());
      return (int) answer(descriptor, state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * Opens a file for reading. Blocks. For all of Linux, also where a container lets no openat2
   * pass.
   *
   * @return its descriptor
   */
  static int open(Path path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(C.STATE);
      MemorySegment name = arena.allocateFrom(path.toString());
      return (int) answer((int) C.OPEN.invokeExact(state, name, (int) O_CLOEXEC), state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The bytes of an open file. */
  static long length(int file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(C.STATE);
      return answer((long) C.LSEEK.invokeExact(state, file, 0L, SEEK_END), state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * How many of a file's first {@code length} bytes, in whole pages, the kernel has in memory or is
   * just reading (cachestat, Linux 6.5).
   */
  static long cached(int file, long length) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(C.STATE);
      MemorySegment range = arena.allocate(ValueLayout.JAVA_LONG, RANGE_LONGS);
      range.setAtIndex(ValueLayout.JAVA_LONG, 1, length);
      MemorySegment pages = arena.allocate(ValueLayout.JAVA_LONG, CACHESTAT_LONGS);
      long failed =
          (long) C.SYSCALL.invokeExact(state, (long) SYS_CACHESTAT, (long) file, range, pages, 0L);
      return failed == 0
          ? pages.getAtIndex(ValueLayout.JAVA_LONG, 0) * C.PAGE_SIZE
          : answer(failed, state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * Has the kernel begin to read a file's first {@code length} bytes, as far as it reads ahead at
   * all. It is a piece of advice: whatever comes of it, the file can be read.
   */
  static void readAhead(int file, long length) {
    try (Arena arena = Arena.ofConfined()) {
      var _ =
          (int)
              C.POSIX_FADVISE.invokeExact(
                  arena.allocate(C.STATE), file, 0L, length, POSIX_FADV_WILLNEED);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * Reads a run of a file into memory.
   *
   * @param wait false to fail with EAGAIN if that takes waiting (RWF_NOWAIT, Linux 4.14)
   * @return bytes read; 0 at the file's end
   */
  static long read(int file, long position, MemorySegment to, boolean wait) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(C.STATE);
      MemorySegment run = arena.allocate(ValueLayout.JAVA_LONG, RUN_LONGS);
      run.setAtIndex(ValueLayout.JAVA_LONG, 0, to.address());
      run.setAtIndex(ValueLayout.JAVA_LONG, 1, to.byteSize());
      long read =
          (long) C.PREADV2.invokeExact(state, file, run, 1, position, wait ? 0 : RWF_NOWAIT);
      return answer(read, state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * Sends a run of memory to a socket, without waiting.
   *
   * @param more true if more follows at once: no packet that is not full leaves before it
   * @return bytes sent
   */
  static long send(int socket, long address, long length, boolean more) {
    try {
      MemorySegment state = C.SCRATCH.get();
      int flags = MSG_DONTWAIT | MSG_NOSIGNAL | (more ? MSG_MORE : 0);
      return answer((long) C.SEND.invokeExact(state, socket, address, length, flags), state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * Sends a run of a file to a socket that does not block.
   *
   * @return bytes sent; 0 at the file's end
   */
  static long sendFile(int socket, int file, long position, long length) {
    try {
      MemorySegment state = C.SCRATCH.get();
      MemorySegment offset = state.asSlice(C.SCRATCH_LONG, ValueLayout.JAVA_LONG);
      offset.set(ValueLayout.JAVA_LONG, 0, position);
      return answer((long) C.SENDFILE.invokeExact(state, socket, file, offset, length), state);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Closes a descriptor; what is said of it does not matter for one that was only read. */
  static void close(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      var _ = (int) C.CLOSE.invokeExact(arena.allocate(C.STATE), descriptor);
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
