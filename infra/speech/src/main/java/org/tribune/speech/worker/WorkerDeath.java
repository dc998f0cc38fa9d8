package org.tribune.speech.worker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.sandbox.SandboxedJava;
import org.tribune.speech.HypothesisCheck;

/** Why a process that did not say so has ended, in words for the operator. */
final class WorkerDeath {
  private static final int SIGNALLED = 128;
  private static final int KILLED = SIGNALLED + 9;
  private static final int OUT_OF_MEMORY = 3; // -XX:+ExitOnOutOfMemoryError

  /** As ONNX Runtime and sherpa-onnx (macros.h, session.cc) speak of a model. */
  private static final List<String> OF_THE_MODEL =
      List.of("Load model", "metadata", "onnx", "Onnx", "ONNX", "Node", "tokens");

  /** Before what sherpa-onnx complains of. */
  private static final Pattern PLACE_IN_SOURCE = Pattern.compile("^\\S+\\.(cc|h):\\S+ ");

  private WorkerDeath() {}

  private static boolean isOfTheModel(String line) {
    return OF_THE_MODEL.stream().anyMatch(line::contains);
  }

  /** The words. */
  static String explain(int status, List<String> errors) {
    String said = errors.isEmpty() ? "" : "; it said: " + HypothesisCheck.excerpt(errors.getLast());
    if (status == SandboxedJava.NOT_CONFINED) {
      return "The recogniser can't be confined here, so that it was not started" + said;
    }
    if (errors.stream().anyMatch(line -> line.contains("bad_alloc")) || status == OUT_OF_MEMORY) {
      return "The recogniser has not enough memory for its model: choose a smaller one, or give it"
          + " more";
    }
    Optional<String> model = errors.stream().filter(WorkerDeath::isOfTheModel).findFirst();
    if (model.isPresent()) {
      return "The recogniser can't work with its model, which is broken or of another kind: fetch it"
          + " again, or choose another; it said: "
          + HypothesisCheck.excerpt(PLACE_IN_SOURCE.matcher(model.get()).replaceFirst(""));
    }
    if (status == KILLED) {
      return "The recogniser was killed, perhaps since the machine has too little memory";
    }
    return "The recogniser's process has ended "
        + (status > SIGNALLED ? "by signal " + (status - SIGNALLED) : "with status " + status)
        + said;
  }
}
