package org.tribune.testkit.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.tribune.core.Bytes;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;

/** A process that stores objects until it is killed, and prints the name of each that is stored. */
final class StoringProcess {
  private StoringProcess() {}

  static Process start(Path store, Path output) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            StoringProcess.class.getName(),
            store.toString())
        .redirectOutput(output.toFile())
        .redirectError(new File("/dev/null"))
        .start();
  }

  /** What the object with this number has in it. */
  static Bytes content(int number) {
    byte[] content = new byte[1_000_000 + number];
    new Random(number).nextBytes(content);
    return Bytes.wrap(content);
  }

  /** The store's directory is the argument. */
  public static void main(String[] arguments) throws IOException {
    ObjectStore store = new FileSystemObjectStore(Path.of(arguments[0]));
    Path source = Path.of(arguments[0]).resolveSibling("source");
    for (int number = 0; ; number++) {
      String name = "recordings/" + number % 7 + "/" + number;
      if (number % 2 == 0) {
        store.put(name, content(number));
      } else {
        store.putFile(name, Files.write(source, content(number).array()));
      }
      System.out.println(name);
    }
  }
}
