package org.tribune.box;

import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.sandbox.KernelSupport;

/**
 * Reports how what strangers send is opened on this machine.
 *
 * @param support what the kernel has
 * @param refusal why nothing is opened
 */
record SandboxReport(KernelSupport support, Optional<String> refusal) {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxReport.class);

  /** As it is here and now. */
  static SandboxReport of(SandboxConfig config) {
    return new SandboxReport(KernelSupport.ofThisMachine(), KernelSupport.refusalHere(config));
  }

  /** A warning, unless all is well. */
  void log() {
    refusal.or(support::shortfall).ifPresent(LOG::warn);
  }

  /** A line for the doctor; false if nothing can be opened. */
  boolean print(PrintWriter out) {
    out.println(
        refusal
            .or(support::shortfall)
            .orElseGet(
                () ->
                    "Decoders of films and documents are confined (Landlock "
                        + support.landlock()
                        + ", seccomp)"));
    return refusal.isEmpty();
  }
}
