package org.tribune.speech.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.tribune.core.sandbox.Sandbox;
import org.tribune.speech.EngineSettings;

/**
 * The program that hears: {@link Frame}s on its input and its output. It ends when its input does.
 */
public final class SpeechWorkerMain {
  /** It may start no program and reach nothing: it opens its model after that. */
  static final String SEALED = "--sealed";

  /** Before the folder of sherpa-onnx's libraries. */
  static final String LIBRARIES = "--libraries=";

  private SpeechWorkerMain() {}

  /** Hears until its input ends. */
  public static void main(String[] arguments) {
    // Not System.out, which a library may write to.
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    System.setOut(System.err);
    Optional<Path> libraries =
        Arrays.stream(arguments)
            .filter(each -> each.startsWith(LIBRARIES))
            .map(each -> Path.of(each.substring(LIBRARIES.length())))
            .findFirst();
    try {
      Optional<Frame> first = Frame.read(in);
      if (first.isPresent() && first.get() instanceof Frame.Open(String json)) {
        EngineSettings settings = SettingsJson.read(json);
        if (Arrays.asList(arguments).contains(SEALED)) {
          Sandbox.sealOrEnd();
        }
        new HearingLoop(in, out, () -> EngineOpener.open(settings, libraries)).run();
      }
    } catch (JsonProcessingException e) {
      System.err.println("The engine's settings can't be read: " + e.getOriginalMessage());
      System.exit(1);
    } catch (IOException e) {
      System.err.println("Who started this process can't be understood any more: " + e);
      System.exit(1);
    }
    Runtime.getRuntime().halt(0);
  }
}
