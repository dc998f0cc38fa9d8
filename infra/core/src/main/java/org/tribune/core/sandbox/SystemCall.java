package org.tribune.core.sandbox;

import java.util.OptionalInt;

/**
 * Calls of the kernel that a Java which decodes has a use for, and those that confine it, with
 * their numbers (Linux: arch/x86/entry/syscalls/syscall_64.tbl, include/uapi/asm-generic/unistd.h).
 * Each that is not here is refused by {@link SeccompFilter}.
 */
enum SystemCall {
  // Files that are open, or that Landlock lets be opened.
  READ(Right.ALLOWED, 0, 63),
  WRITE(Right.ALLOWED, 1, 64),
  READV(Right.ALLOWED, 19, 65),
  WRITEV(Right.ALLOWED, 20, 66),
  PREAD64(Right.ALLOWED, 17, 67),
  PWRITE64(Right.ALLOWED, 18, 68),
  PREADV(Right.ALLOWED, 295, 69),
  PWRITEV(Right.ALLOWED, 296, 70),
  PREADV2(Right.ALLOWED, 327, 286),
  PWRITEV2(Right.ALLOWED, 328, 287),
  OPEN(Right.ALLOWED, 2, Numbers.NONE),
  OPENAT(Right.ALLOWED, 257, 56),
  CLOSE(Right.ALLOWED, 3, 57),
  STAT(Right.ALLOWED, 4, Numbers.NONE),
  FSTAT(Right.ALLOWED, 5, 80),
  LSTAT(Right.ALLOWED, 6, Numbers.NONE),
  NEWFSTATAT(Right.ALLOWED, 262, 79),
  STATX(Right.ALLOWED, 332, 291),
  STATFS(Right.ALLOWED, 137, 43),
  FSTATFS(Right.ALLOWED, 138, 44),
  LSEEK(Right.ALLOWED, 8, 62),
  ACCESS(Right.ALLOWED, 21, Numbers.NONE),
  FACCESSAT(Right.ALLOWED, 269, 48),
  FACCESSAT2(Right.ALLOWED, 439, 439),
  READLINK(Right.ALLOWED, 89, Numbers.NONE),
  READLINKAT(Right.ALLOWED, 267, 78),
  GETCWD(Right.ALLOWED, 79, 17),
  GETDENTS64(Right.ALLOWED, 217, 61),
  MKDIR(Right.ALLOWED, 83, Numbers.NONE),
  MKDIRAT(Right.ALLOWED, 258, 34),
  RMDIR(Right.ALLOWED, 84, Numbers.NONE),
  UNLINK(Right.ALLOWED, 87, Numbers.NONE),
  UNLINKAT(Right.ALLOWED, 263, 35),
  RENAME(Right.ALLOWED, 82, Numbers.NONE),
  RENAMEAT(Right.ALLOWED, 264, 38),
  RENAMEAT2(Right.ALLOWED, 316, 276),
  FTRUNCATE(Right.ALLOWED, 77, 46),
  FALLOCATE(Right.ALLOWED, 285, 47),
  FSYNC(Right.ALLOWED, 74, 82),
  FDATASYNC(Right.ALLOWED, 75, 83),
  FADVISE64(Right.ALLOWED, 221, 223),
  COPY_FILE_RANGE(Right.ALLOWED, 326, 285),
  SENDFILE(Right.ALLOWED, 40, 71),
  FLOCK(Right.ALLOWED, 73, 32),
  DUP(Right.ALLOWED, 32, 23),
  DUP2(Right.ALLOWED, 33, Numbers.NONE),
  DUP3(Right.ALLOWED, 292, 24),
  PIPE(Right.ALLOWED, 22, Numbers.NONE),
  PIPE2(Right.ALLOWED, 293, 59),
  EVENTFD2(Right.ALLOWED, 290, 19),
  EPOLL_CREATE1(Right.ALLOWED, 291, 20),
  EPOLL_CTL(Right.ALLOWED, 233, 21),
  EPOLL_WAIT(Right.ALLOWED, 232, Numbers.NONE),
  EPOLL_PWAIT(Right.ALLOWED, 281, 22),
  POLL(Right.ALLOWED, 7, Numbers.NONE),
  PPOLL(Right.ALLOWED, 271, 73),
  SELECT(Right.ALLOWED, 23, Numbers.NONE),
  PSELECT6(Right.ALLOWED, 270, 72),
  UMASK(Right.ALLOWED, 95, 166),
  // Memory.
  BRK(Right.ALLOWED, 12, 214),
  MMAP(Right.ALLOWED, 9, 222),
  MUNMAP(Right.ALLOWED, 11, 215),
  MREMAP(Right.ALLOWED, 25, 216),
  MPROTECT(Right.ALLOWED, 10, 226),
  MADVISE(Right.ALLOWED, 28, 233),
  MINCORE(Right.ALLOWED, 27, 232),
  MSYNC(Right.ALLOWED, 26, 227),
  MEMBARRIER(Right.ALLOWED, 324, 283),
  GET_MEMPOLICY(Right.ALLOWED, 239, 236),
  // Threads, and what a process may know of itself.
  SET_ROBUST_LIST(Right.ALLOWED, 273, 99),
  GET_ROBUST_LIST(Right.ALLOWED, 274, 100),
  RSEQ(Right.ALLOWED, 334, 293),
  FUTEX(Right.ALLOWED, 202, 98),
  SET_TID_ADDRESS(Right.ALLOWED, 218, 96),
  EXIT(Right.ALLOWED, 60, 93),
  EXIT_GROUP(Right.ALLOWED, 231, 94),
  GETTID(Right.ALLOWED, 186, 178),
  GETPID(Right.ALLOWED, 39, 172),
  GETPPID(Right.ALLOWED, 110, 173),
  SCHED_YIELD(Right.ALLOWED, 24, 124),
  SCHED_GETAFFINITY(Right.ALLOWED, 204, 123),
  SCHED_GETPARAM(Right.ALLOWED, 143, 121),
  SCHED_GETSCHEDULER(Right.ALLOWED, 145, 120),
  SCHED_GET_PRIORITY_MAX(Right.ALLOWED, 146, 125),
  SCHED_GET_PRIORITY_MIN(Right.ALLOWED, 147, 126),
  GETPRIORITY(Right.ALLOWED, 140, 141),
  GETRANDOM(Right.ALLOWED, 318, 278),
  GETUID(Right.ALLOWED, 102, 174),
  GETEUID(Right.ALLOWED, 107, 175),
  GETGID(Right.ALLOWED, 104, 176),
  GETEGID(Right.ALLOWED, 108, 177),
  GETGROUPS(Right.ALLOWED, 115, 158),
  GETRLIMIT(Right.ALLOWED, 97, 163),
  GETRUSAGE(Right.ALLOWED, 98, 165),
  TIMES(Right.ALLOWED, 100, 153),
  SYSINFO(Right.ALLOWED, 99, 179),
  UNAME(Right.ALLOWED, 63, 160),
  GETCPU(Right.ALLOWED, 309, 168),
  ARCH_PRCTL(Right.ALLOWED, 158, Numbers.NONE),
  // Time.
  CLOCK_GETTIME(Right.ALLOWED, 228, 113),
  CLOCK_GETRES(Right.ALLOWED, 229, 114),
  CLOCK_NANOSLEEP(Right.ALLOWED, 230, 115),
  NANOSLEEP(Right.ALLOWED, 35, 101),
  GETTIMEOFDAY(Right.ALLOWED, 96, 169),
  TIME(Right.ALLOWED, 201, Numbers.NONE),
  // Signals to itself.
  RT_SIGACTION(Right.ALLOWED, 13, 134),
  RT_SIGPROCMASK(Right.ALLOWED, 14, 135),
  RT_SIGRETURN(Right.ALLOWED, 15, 139),
  RT_SIGTIMEDWAIT(Right.ALLOWED, 128, 137),
  RT_SIGPENDING(Right.ALLOWED, 127, 136),
  RT_SIGSUSPEND(Right.ALLOWED, 130, 133),
  SIGALTSTACK(Right.ALLOWED, 131, 132),
  RESTART_SYSCALL(Right.ALLOWED, 219, 128),
  PAUSE(Right.ALLOWED, 34, Numbers.NONE),
  // Allowed with some arguments only.
  SCHED_SETAFFINITY(Right.BY_ARGUMENT, 203, 122),
  SETPRIORITY(Right.BY_ARGUMENT, 141, 140),
  CLONE(Right.BY_ARGUMENT, 56, 220),
  TGKILL(Right.BY_ARGUMENT, 234, 131),
  PRCTL(Right.BY_ARGUMENT, 157, 167),
  IOCTL(Right.BY_ARGUMENT, 16, 29),
  PRLIMIT64(Right.BY_ARGUMENT, 302, 261),
  FCNTL(Right.BY_ARGUMENT, 72, 25),
  // For confining, before it is in force; refused afterwards.
  SETRLIMIT(Right.REFUSED, 160, 164),
  SECCOMP(Right.REFUSED, 317, 277),
  LANDLOCK_CREATE_RULESET(Right.REFUSED, 444, 444),
  LANDLOCK_ADD_RULE(Right.REFUSED, 445, 445),
  LANDLOCK_RESTRICT_SELF(Right.REFUSED, 446, 446),
  CAPSET(Right.REFUSED, 126, 91);

  private final Right right;
  private final int x86;
  private final int arm;

  /** Whether a sandboxed process may make it. */
  enum Right {
    ALLOWED,
    BY_ARGUMENT,
    REFUSED
  }

  private static final class Numbers {
    /** The architecture has a later call for the same. */
    static final int NONE = -1;
  }

  SystemCall(Right right, int x86, int arm) {
    this.right = right;
    this.x86 = x86;
    this.arm = arm;
  }

  Right right() {
    return right;
  }

  /** Its number; empty if the architecture has none. */
  OptionalInt number(Architecture architecture) {
    int number =
        switch (architecture) {
          case X86_64 -> x86;
          case AARCH64 -> arm;
        };
    return number == Numbers.NONE ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Makes it, on this machine's architecture. */
  long make(long... arguments) {
    return SandboxCalls.call(number(Architecture.ofThisMachine()).orElseThrow(), arguments);
  }
}
