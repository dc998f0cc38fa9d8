package org.tribune.core.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Which calls of the kernel a sandboxed process may make, as a program of classic BPF (Linux:
 * Documentation/userspace-api/seccomp_filter.rst). What is not named is refused: sockets, other
 * programs, other processes, and whatever a kernel learns later.
 */
final class SeccompFilter {
  /** One instruction, as struct sock_filter has it. */
  record Instruction(int code, int whenTrue, int whenFalse, int operand) {}

  static final int ALLOW = 0x7fff0000;
  static final int KILL_PROCESS = 0x80000000;
  private static final int ERRNO = 0x00050000;
  static final int REFUSE = ERRNO | 1; // EPERM
  static final int UNKNOWN = ERRNO | 38; // ENOSYS

  /**
   * From this number on calls are the same on all architectures and so new that C libraries do
   * without: as if by an older kernel.
   */
  private static final int FIRST_NEW_CALL = 424;

  /** Calls of the x32 ABI, which no program of ours makes. */
  private static final int X32_BIT = 0x40000000;

  private static final int LOAD = 0x20; // BPF_LD | BPF_W | BPF_ABS
  private static final int AND = 0x54; // BPF_ALU | BPF_AND | BPF_K
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int JUMP_IF_AT_LEAST = 0x35;
  private static final int RETURN = 0x06;

  private static final int NUMBER_AT = 0; // in struct seccomp_data
  private static final int ARCHITECTURE_AT = 4;
  private static final int ARGUMENTS_AT = 16;

  private static final int SET_MODE_FILTER = 1;
  private static final int ON_ALL_THREADS = 1; // SECCOMP_FILTER_FLAG_TSYNC
  private static final int INSTRUCTION_BYTES = 8;
  private static final int PROGRAM_BYTES = 16; // struct sock_fprog
  private static final int POINTER_AT = 8;

  private static final int CLONE_THREAD = 0x10000;
  private static final int CLONE_NEW_NAMESPACES = 0x7e020080;

  private final Architecture architecture;
  private final List<Instruction> program = new ArrayList<>();

  private SeccompFilter(Architecture architecture, int process) {
    this.architecture = architecture;
    refuseOtherArchitectures();
    for (SystemCall call : SystemCall.values()) {
      if (call.right() == SystemCall.Right.ALLOWED) {
        allow(call);
      }
    }
    // A thread of this process, in its namespaces; no other process.
    allowMasked(SystemCall.CLONE, CLONE_THREAD | CLONE_NEW_NAMESPACES, CLONE_THREAD);
    // Signals go to this process.
    allow(SystemCall.TGKILL, /* argument= */ 0, process);
    // Where and how soon its own threads run, and not the box's, which may be of the same user.
    allow(SystemCall.SCHED_SETAFFINITY, /* argument= */ 0, 0);
    allow(SystemCall.SETPRIORITY, /* argument= */ 1, 0);
    allow(SystemCall.PRLIMIT64, /* argument= */ 0, 0, process);
    // PR_SET_NAME, PR_GET_NAME, PR_SET_VMA: threads' and memory's names.
    allow(SystemCall.PRCTL, /* argument= */ 0, 15, 16, 0x53564d41);
    // TCGETS, TIOCGWINSZ, FIONREAD, FIOCLEX: of the pipes that it was given.
    allow(SystemCall.IOCTL, /* argument= */ 1, 0x5401, 0x5413, 0x541b, 0x5451);
    // Copies, flags and locks (F_DUPFD to F_SETLKW, F_OFD_…, F_DUPFD_CLOEXEC); none sends signals.
    allow(SystemCall.FCNTL, /* argument= */ 1, 0, 1, 2, 3, 4, 5, 6, 7, 36, 37, 38, 1030);
    jump(JUMP_IF_AT_LEAST, FIRST_NEW_CALL, /* whenFalse= */ 1);
    answer(UNKNOWN);
    answer(REFUSE);
  }

  /** The filter of a process with this number. */
  static SeccompFilter of(Architecture architecture, int process) {
    return new SeccompFilter(architecture, process);
  }

  List<Instruction> program() {
    return List.copyOf(program);
  }

  /** A 32-bit program's numbers mean other calls. */
  private void refuseOtherArchitectures() {
    add(LOAD, ARCHITECTURE_AT);
    program.add(new Instruction(JUMP_IF_EQUAL, 1, 0, architecture.audit()));
    answer(KILL_PROCESS);
    add(LOAD, NUMBER_AT);
    jump(JUMP_IF_AT_LEAST, X32_BIT, /* whenFalse= */ 1);
    answer(KILL_PROCESS);
  }

  private void allow(SystemCall call) {
    call.number(architecture)
        .ifPresent(
            number -> {
              jump(JUMP_IF_EQUAL, number, /* whenFalse= */ 1);
              answer(ALLOW);
            });
  }

  /** Allows it with one of these in the low word of an argument; others are refused. */
  private void allow(SystemCall call, int argument, int... values) {
    int number = call.number(architecture).orElseThrow();
    jump(JUMP_IF_EQUAL, number, /* whenFalse= */ 2 + 2 * values.length);
    add(LOAD, ARGUMENTS_AT + Long.BYTES * argument);
    for (int value : values) {
      jump(JUMP_IF_EQUAL, value, /* whenFalse= */ 1);
      answer(ALLOW);
    }
    answer(REFUSE);
  }

  private void allowMasked(SystemCall call, int mask, int value) {
    int number = call.number(architecture).orElseThrow();
    jump(JUMP_IF_EQUAL, number, /* whenFalse= */ 5);
    add(LOAD, ARGUMENTS_AT);
    add(AND, mask);
    jump(JUMP_IF_EQUAL, value, /* whenFalse= */ 1);
    answer(ALLOW);
    answer(REFUSE);
  }

  private void jump(int code, int operand, int whenFalse) {
    program.add(new Instruction(code, 0, whenFalse, operand));
  }

  private void answer(int verdict) {
    add(RETURN, verdict);
  }

  private void add(int code, int operand) {
    program.add(new Instruction(code, 0, 0, operand));
  }

  /**
   * Puts it in force for all threads of this process, for ever.
   *
   * @throws SandboxException if the kernel does not
   */
  void install() throws SandboxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment code = arena.allocate((long) INSTRUCTION_BYTES * program.size(), Long.BYTES);
      for (int i = 0; i < program.size(); i++) {
        Instruction each = program.get(i);
        long at = (long) INSTRUCTION_BYTES * i;
        code.set(ValueLayout.JAVA_SHORT, at, (short) each.code());
        code.set(ValueLayout.JAVA_BYTE, at + 2, (byte) each.whenTrue());
        code.set(ValueLayout.JAVA_BYTE, at + 3, (byte) each.whenFalse());
        code.set(ValueLayout.JAVA_INT, at + 4, each.operand());
      }
      MemorySegment whole = arena.allocate(PROGRAM_BYTES, Long.BYTES);
      whole.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
      whole.set(ValueLayout.JAVA_LONG, POINTER_AT, code.address());
      SandboxException.check(
          SystemCall.SECCOMP.make(SET_MODE_FILTER, ON_ALL_THREADS, whole.address()),
          "Filtering system calls (seccomp)");
    }
  }
}
