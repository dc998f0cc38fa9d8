package org.tribune.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter's program, run by a machine of classic BPF that is written out here. */
final class SeccompFilterTest {
  private static final int PROCESS = 4_711;
  private static final int CLONE_THREAD = 0x3d0f00; // as glibc starts a thread

  /** What is decided of a call. */
  private static int verdict(Architecture filter, int architecture, int number, long... arguments) {
    List<SeccompFilter.Instruction> program = SeccompFilter.of(filter, PROCESS).program();
    int accumulator = 0;
    for (int at = 0; at < program.size(); at++) {
      SeccompFilter.Instruction each = program.get(at);
      switch (each.code()) {
        case 0x20 -> accumulator = word(each.operand(), architecture, number, arguments);
        case 0x54 -> accumulator &= each.operand();
        case 0x15 -> at += accumulator == each.operand() ? each.whenTrue() : each.whenFalse();
        case 0x35 ->
            at +=
                Integer.compareUnsigned(accumulator, each.operand()) >= 0
                    ? each.whenTrue()
                    : each.whenFalse();
        case 0x06 -> {
          return each.operand();
        }
        default -> throw new AssertionError("No such instruction: " + each);
      }
    }
    throw new AssertionError("The program has no end");
  }

  private static int word(int offset, int architecture, int number, long... arguments) {
    return switch (offset) {
      case 0 -> number;
      case 4 -> architecture;
      default -> {
        assertThat((offset - 16) % Long.BYTES).isZero();
        yield (int) arguments[(offset - 16) / Long.BYTES];
      }
    };
  }

  private static int verdict(Architecture filter, SystemCall call, long... arguments) {
    return verdict(filter, filter.audit(), call.number(filter).orElseThrow(), arguments);
  }

  @ParameterizedTest
  @EnumSource
  void filter_ofEachCall_isAsItsRightSays(Architecture architecture) {
    for (SystemCall call : SystemCall.values()) {
      if (call.number(architecture).isEmpty()) {
        continue;
      }
      switch (call.right()) {
        case ALLOWED ->
            assertThat(verdict(architecture, call)).as(call.name()).isEqualTo(SeccompFilter.ALLOW);
        case REFUSED ->
            assertThat(verdict(architecture, call))
                .as(call.name())
                .isIn(SeccompFilter.REFUSE, SeccompFilter.UNKNOWN);
        case BY_ARGUMENT ->
            assertThat(verdict(architecture, call, 0x7777, 0x7777))
                .as(call.name())
                .isEqualTo(SeccompFilter.REFUSE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void filter_ofArguments_allowsWhatConcernsThisProcess(Architecture architecture) {
    int allow = SeccompFilter.ALLOW;
    assertThat(verdict(architecture, SystemCall.CLONE, CLONE_THREAD)).isEqualTo(allow);
    assertThat(verdict(architecture, SystemCall.CLONE, CLONE_THREAD | 0x10000000))
        .isEqualTo(SeccompFilter.REFUSE);
    assertThat(verdict(architecture, SystemCall.CLONE, 17)).isEqualTo(SeccompFilter.REFUSE);
    assertThat(verdict(architecture, SystemCall.TGKILL, PROCESS, 5_000, 6)).isEqualTo(allow);
    assertThat(verdict(architecture, SystemCall.TGKILL, 1, 1, 9)).isEqualTo(SeccompFilter.REFUSE);
    assertThat(verdict(architecture, SystemCall.SETPRIORITY, 0, 0, 5)).isEqualTo(allow);
    assertThat(verdict(architecture, SystemCall.SETPRIORITY, 0, PROCESS - 1, 5))
        .isEqualTo(SeccompFilter.REFUSE);
    assertThat(verdict(architecture, SystemCall.SCHED_SETAFFINITY, 0, 8)).isEqualTo(allow);
    assertThat(verdict(architecture, SystemCall.SCHED_SETAFFINITY, PROCESS - 1, 8))
        .isEqualTo(SeccompFilter.REFUSE);
    assertThat(verdict(architecture, SystemCall.PRLIMIT64, 0, 7)).isEqualTo(allow);
    assertThat(verdict(architecture, SystemCall.FCNTL, 3, 2)).isEqualTo(allow);
    assertThat(verdict(architecture, SystemCall.FCNTL, 3, 8)).isEqualTo(SeccompFilter.REFUSE);
    assertThat(verdict(architecture, SystemCall.IOCTL, 0, 0x541b)).isEqualTo(allow);
    assertThat(verdict(architecture, SystemCall.PRCTL, 15)).isEqualTo(allow);
  }

  @ParameterizedTest
  @EnumSource
  void filter_ofAnotherArchitecture_killsTheProcess(Architecture architecture) {
    int i386 = 0x40000003;
    assertThat(verdict(architecture, i386, 3)).isEqualTo(SeccompFilter.KILL_PROCESS);
    for (Architecture other : Architecture.values()) {
      if (other != architecture) {
        assertThat(verdict(architecture, other.audit(), 0)).isEqualTo(SeccompFilter.KILL_PROCESS);
      }
    }
    assertThat(verdict(architecture, architecture.audit(), 0x40000000))
        .isEqualTo(SeccompFilter.KILL_PROCESS);
  }

  @ParameterizedTest
  @EnumSource
  void filter_ofCallsToCome_saysThatThereAreNone(Architecture architecture) {
    for (int number : new int[] {424, 435, 500, 1_000}) {
      assertThat(verdict(architecture, architecture.audit(), number))
          .isEqualTo(SeccompFilter.UNKNOWN);
    }
  }
}
