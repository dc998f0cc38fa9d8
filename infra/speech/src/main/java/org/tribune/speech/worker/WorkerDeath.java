package org.tribune.speech.worker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.sandbox.SandboxedJava;
import org.tribune.core.text.Message;
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
  static Message explain(int status, List<String> errors) {
    Object said = errors.isEmpty() ? "" : HypothesisCheck.lastWords(errors.getLast());
    if (status == SandboxedJava.NOT_CONFINED) {
      return Message.of("recogniser.not-confined", said);
    }
    if (errors.stream().anyMatch(line -> line.contains("bad_alloc")) || status == OUT_OF_MEMORY) {
      return Message.of("recogniser.memory-short");
    }
    Optional<String> model = errors.stream().filter(WorkerDeath::isOfTheModel).findFirst();
    if (model.isPresent()) {
      String complaint = PLACE_IN_SOURCE.matcher(model.get()).replaceFirst("");
      return Message.of("recogniser.model-broken", HypothesisCheck.excerpt(complaint));
    }
    if (status == KILLED) {
      return Message.of("recogniser.killed");
    }
    return status > SIGNALLED
        ? Message.of("recogniser.process-signalled", status - SIGNALLED, said)
        : Message.of("recogniser.process-ended", status, said);
  }
}
