package org.tribune.box;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the process as the kernel does it, at once. {@link Runtime#halt} calls {@code
 * exit(3)}, in which native libraries take down what they hold (libsrt its sockets) while threads
 * that were left behind still use it: that crashes. {@code _exit(2)} calls nobody.
 */
final class ProcessExit {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessExit.class);

  private ProcessExit() {}

  /** Does not return. */
  static void now(int status) {
    try {
      Linker linker = Linker.nativeLinker();
      linker
          .downcallHandle(
              linker.defaultLookup().findOrThrow("_exit"),
              FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
          .invokeExact(status);
    } catch (Throwable e) {
      LOG.warn("The process could not exit at once: {}", e.toString());
    }
    Runtime.getRuntime().halt(status);
  }
}
