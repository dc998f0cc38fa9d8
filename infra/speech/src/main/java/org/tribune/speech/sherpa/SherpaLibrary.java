package org.tribune.speech.sherpa;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code libsherpa-onnx-c-api.so}, by their names in c-api.h. What goes wrong
 * inside often ends the process, which is why only the worker's has it. Loaded once in a process;
 * it stays.
 */
final class SherpaLibrary {
  private static final long LONGEST_TEXT = 1 << 20;

  private final SymbolLookup library;
  private final Map<String, MethodHandle> functions = new HashMap<>();

  private SherpaLibrary(SymbolLookup library) {
    this.library = library;
  }

  /**
   * Loads it from a folder where it lies beside ONNX Runtime's.
   *
   * @throws IllegalArgumentException if it can't be loaded there
   */
  static SherpaLibrary load(Path folder) {
    // It finds ONNX Runtime beside it ($ORIGIN).
    return new SherpaLibrary(
        SymbolLookup.libraryLookup(folder.resolve("libsherpa-onnx-c-api.so"), Arena.global()));
  }

  /** The version that it says it is. */
  String version() {
    return text(pointer("SherpaOnnxGetVersionStr"));
  }

  /** Calls a function that gives a pointer. */
  MemorySegment pointer(String name, Object... arguments) {
    return (MemorySegment) call(name, ADDRESS, arguments);
  }

  /** Calls a function that gives an {@code int32_t}. */
  int number(String name, Object... arguments) {
    return (int) call(name, JAVA_INT, arguments);
  }

  /** Calls a function that gives nothing. */
  void run(String name, Object... arguments) {
    Object _ = call(name, /* result= */ null, arguments);
  }

  private Object call(String name, @Nullable MemoryLayout result, Object... arguments) {
    MethodHandle function = functions.computeIfAbsent(name, _ -> find(name, result, arguments));
    try {
      return function.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name + " can't be called", e);
    }
  }

  private MethodHandle find(String name, @Nullable MemoryLayout result, Object... arguments) {
    MemoryLayout[] layouts = new MemoryLayout[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      layouts[i] =
          switch (arguments[i]) {
            case MemorySegment _ -> ADDRESS;
            case Integer _ -> JAVA_INT;
            case Float _ -> JAVA_FLOAT;
            default -> throw new IllegalArgumentException("No argument of C: " + arguments[i]);
          };
    }
    MemorySegment address =
        library
            .find(name)
            .orElseThrow(() -> new IllegalStateException("sherpa-onnx has no function " + name));
    return Linker.nativeLinker()
        .downcallHandle(
            address,
            result == null
                ? FunctionDescriptor.ofVoid(layouts)
                : FunctionDescriptor.of(result, layouts));
  }

  /** The text that a {@code const char *} points to. */
  static String text(MemorySegment pointer) {
    return pointer.equals(MemorySegment.NULL) ? "" : pointer.reinterpret(LONGEST_TEXT).getString(0);
  }

  /** Samples as it takes them, from -1 to 1. */
  static MemorySegment samples(Arena arena, short[] samples) {
    MemorySegment floats = arena.allocate(JAVA_FLOAT, samples.length);
    for (int i = 0; i < samples.length; i++) {
      floats.setAtIndex(JAVA_FLOAT, i, samples[i] / 32_768f);
    }
    return floats;
  }
}
