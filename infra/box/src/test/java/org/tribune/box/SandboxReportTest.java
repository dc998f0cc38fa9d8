package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.sandbox.KernelSupport;

final class SandboxReportTest {
  private static final KernelSupport WHOLE = new KernelSupport(/* seccomp= */ true, 7);
  private static final KernelSupport WITHOUT = new KernelSupport(/* seccomp= */ true, 0);

  private final StringWriter said = new StringWriter();
  private final PrintWriter out = new PrintWriter(said, /* autoFlush= */ true);

  private boolean print(KernelSupport support, SandboxConfig config) {
    return new SandboxReport(support, support.refusal(config, /* asRoot= */ false)).print(out);
  }

  @Test
  void print_whereAllIsConfined_saysByWhat() {
    assertThat(print(WHOLE, SandboxConfig.USUAL)).isTrue();
    assertThat(said)
        .hasToString("Decoders of films and documents are confined (Landlock 7, seccomp)\n");
  }

  @Test
  void print_withoutLandlock_isAFindingUnlessThatIsAccepted() {
    assertThat(print(WITHOUT, SandboxConfig.USUAL)).isFalse();
    assertThat(said.toString()).contains("not opened", "sandbox.landlock: optional");

    assertThat(print(WITHOUT, new SandboxConfig(/* landlockRequired= */ false))).isTrue();
    assertThat(said.toString()).contains("read and write what this user can");
  }

  @Test
  void of_thisMachine_refusesNothingWhereTheKernelIsWhole() {
    SandboxReport report = SandboxReport.of(SandboxConfig.USUAL);
    boolean whole = report.support().seccomp() && report.support().landlock() > 0;
    assertThat(report.refusal()).matches(refusal -> refusal.isEmpty() == whole, "" + report);
    assertThat(report.refusal().equals(Optional.empty())).isEqualTo(report.print(out));
  }
}
