package org.tribune.web.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.EOFException;
import java.io.IOException;
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
import java.util.Optional;

/**
 * A file that is opened and read as far as the kernel has it in memory: an event loop that waited
 * for a disk would keep all its viewers waiting. By openat2 with RESOLVE_CACHED (Linux 5.12),
 * preadv2 with RWF_NOWAIT (Linux 4.14) and cachestat (Linux 6.5); elsewhere none can be opened, or
 * none is known to be in memory. Used by one thread at a time.
 */
final class CachedFile implements FileReads, AutoCloseable {
  private static final int SYS_OPENAT2 = 437; // the same on x86-64 and arm64
  private static final int SYS_CACHESTAT = 451; // here too
  private static final int AT_FDCWD = -100;
  private static final long O_CLOEXEC = 0x80000; // O_RDONLY is 0
  private static final long RESOLVE_CACHED = 0x20;
  private static final int RWF_NOWAIT = 8;
  private static final int SEEK_END = 2;
  private static final int EINTR = 4;
  private static final int EAGAIN = 11;

  private static final long HOW_LONGS = 3; // flags, mode, resolve
  private static final long RANGE_LONGS = 2; // offset, length
  private static final long CACHESTAT_LONGS = 5; // the first: pages in memory
  private static final MemoryLayout ERRNO = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_VALUE =
      ERRNO.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final boolean SUPPORTED = isSupported();

  private final int descriptor;
  private final long length;

  /** The functions of the C library; constants, or each call would be a slow one. */
  private static final class C {
    static final Linker LINKER = Linker.nativeLinker();
    static final SymbolLookup LIBRARY = LINKER.defaultLookup();
    static final Linker.Option CAPTURED = Linker.Option.captureCallState("errno");

    /** With arguments as openat2 and cachestat both have them. */
    static final MethodHandle SYSCALL =
        LINKER.downcallHandle(
            LIBRARY.findOrThrow("syscall"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG),
            Linker.Option.firstVariadicArg(1));

    static final MethodHandle PREADV2 =
        LINKER.downcallHandle(
            LIBRARY.findOrThrow("preadv2"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT),
            CAPTURED);

    static final MethodHandle LSEEK =
        LINKER.downcallHandle(
            LIBRARY.findOrThrow("lseek"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));

    static final MethodHandle CLOSE =
        LINKER.downcallHandle(
            LIBRARY.findOrThrow("close"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    static final long PAGE_SIZE = pageSize();

    private static long pageSize() {
      try {
        return (int)
            LINKER
                .downcallHandle(
                    LIBRARY.findOrThrow("getpagesize"), FunctionDescriptor.of(ValueLayout.JAVA_INT))
                .invokeExact();
      } catch (Throwable e) {
        throw unexpected(e);
      }
    }
  }

  private static boolean isSupported() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux")
        && (System.getProperty("os.arch").equals("amd64")
            || System.getProperty("os.arch").equals("aarch64"))
        && Linker.nativeLinker().defaultLookup().find("preadv2").isPresent();
  }

  private CachedFile(int descriptor, long length) {
    this.descriptor = descriptor;
    this.length = length;
  }

  /** Opens a file, if it is there and that takes no waiting; else empty, whatever the reason. */
  static Optional<CachedFile> open(Path path) {
    if (!SUPPORTED) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment how = arena.allocate(ValueLayout.JAVA_LONG, HOW_LONGS);
      how.setAtIndex(ValueLayout.JAVA_LONG, 0, O_CLOEXEC);
      how.setAtIndex(ValueLayout.JAVA_LONG, 2, RESOLVE_CACHED);
      long opened =
          (long)
              C.SYSCALL.invokeExact(
                  (long) SYS_OPENAT2,
                  (long) AT_FDCWD,
                  arena.allocateFrom(path.toString()),
                  how,
                  how.byteSize());
      if (opened < 0) {
        return Optional.empty();
      }
      int descriptor = (int) opened;
      long length = (long) C.LSEEK.invokeExact(descriptor, 0L, SEEK_END);
      return Optional.of(new CachedFile(descriptor, length));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Bytes. */
  long length() {
    return length;
  }

  /**
   * True if the kernel has all of it in memory. Pages that are just being read count for it too, so
   * its last byte is read, which comes last.
   */
  boolean isInMemory() throws IOException {
    if (length == 0 || bytesInMemory() < length) {
      return false;
    }
    ByteBuf last = PooledByteBufAllocator.DEFAULT.directBuffer(1, 1);
    try {
      return fillNow(last, length - 1);
    } finally {
      last.release();
    }
  }

  /** In whole pages; 0 if the kernel does not tell. */
  private long bytesInMemory() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment range = arena.allocate(ValueLayout.JAVA_LONG, RANGE_LONGS);
      range.setAtIndex(ValueLayout.JAVA_LONG, 1, length);
      MemorySegment pages = arena.allocate(ValueLayout.JAVA_LONG, CACHESTAT_LONGS);
      long failed =
          (long) C.SYSCALL.invokeExact((long) SYS_CACHESTAT, (long) descriptor, range, pages, 0L);
      return failed == 0 ? pages.getAtIndex(ValueLayout.JAVA_LONG, 0) * C.PAGE_SIZE : 0;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public boolean fillNow(ByteBuf piece, long position) throws IOException {
    return fill(piece, position, RWF_NOWAIT);
  }

  @Override
  public void fill(ByteBuf piece, long position) throws IOException {
    fill(piece, position, /* flags= */ 0);
  }

  /** False if the kernel would have to wait. */
  private boolean fill(ByteBuf piece, long position, int flags) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(ERRNO);
      MemorySegment run = arena.allocate(ValueLayout.JAVA_LONG, 2); // struct iovec
      while (piece.isWritable()) {
        MemorySegment free =
            MemorySegment.ofBuffer(piece.nioBuffer(piece.writerIndex(), piece.writableBytes()));
        run.setAtIndex(ValueLayout.JAVA_LONG, 0, free.address());
        run.setAtIndex(ValueLayout.JAVA_LONG, 1, free.byteSize());
        long read =
            (long)
                C.PREADV2.invokeExact(
                    errno, descriptor, run, 1, position + piece.writerIndex(), flags);
        int error = (int) ERRNO_VALUE.get(errno, 0L);
        if (read == 0) {
          throw new EOFException("The file became shorter");
        }
        if (read > 0) {
          piece.writerIndex(piece.writerIndex() + Math.toIntExact(read));
        } else if (flags == RWF_NOWAIT) {
          // Whatever it is, who waits for it will be told.
          return false;
        } else if (error != EINTR && error != EAGAIN) {
          throw new IOException("The file can't be read (error " + error + ")");
        }
      }
      return true;
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static IllegalStateException unexpected(Throwable e) {
    return new IllegalStateException("The C library can't be called", e);
  }

  @Override
  public void close() {
    try {
      var _ = (int) C.CLOSE.invokeExact(descriptor);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }
}
