package org.tribune.core.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.SandboxConfig;

/**
 * A Java program of ours that opens what a stranger sent. It has to call {@link Sandbox#seal()}
 * before it does. Its class path is ours.
 *
 * @param mainClass that is started
 * @param options of its virtual machine, such as the size of its heap
 * @param arguments of the program
 * @param readable files and directories that it may read, beside Java and the class path
 * @param writable a directory that is there, and all in it: what it may write, and where its
 *     temporary files go
 * @param limits of its memory and its files
 */
public record SandboxedJava(
    String mainClass,
    List<String> options,
    List<String> arguments,
    List<Path> readable,
    Path writable,
    Limits limits) {
  /**
   * How much it may have and make.
   *
   * @param memory bytes, heap and native (RLIMIT_DATA)
   * @param largestFile bytes (RLIMIT_FSIZE): whoever reads what it wrote reads no more at once
   */
  public record Limits(long memory, long largestFile) {}

  private static final Logger LOG = LoggerFactory.getLogger(SandboxedJava.class);

  /** Its exit status where it could not be confined, and did nothing (EX_NOPERM of sysexits.h). */
  public static final int NOT_CONFINED = 77;

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** The command line of the small program that confines itself, and becomes this one. */
  private static final List<String> LAUNCHER =
      List.of(
          JAVA,
          "-Xmx16m",
          "-Xshare:auto",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED");

  /** Nothing outside of the sandbox is asked for, and none of its dying words are written. */
  private static final List<String> QUIET =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:ErrorFile=/dev/null",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djava.awt.headless=true");

  public SandboxedJava {
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
    readable = List.copyOf(readable);
  }

  /**
   * Starts it.
   *
   * @param manners words before the command, such as {@code nice}: programs that become it
   * @throws SandboxException if it can't be confined on this machine as {@code config} asks
   * @throws IOException if it can't be started
   */
  public Process start(SandboxConfig config, List<String> manners) throws IOException {
    return start(config, manners, _ -> {});
  }

  /**
   * {@link #start(SandboxConfig, List)}.
   *
   * @param errors is given each line that it and its libraries complain with, a stranger's
   */
  public Process start(SandboxConfig config, List<String> manners, Consumer<String> errors)
      throws IOException {
    ProcessBuilder builder = prepare(config);
    builder.command().addAll(0, manners);
    Process process = builder.start();
    Consumer<String> told = errors.andThen(SandboxedJava::log);
    Thread.ofVirtual().name("sandbox-errors").start(() -> ErrorOutput.read(process, told));
    return process;
  }

  /** What its libraries write is not ours to read; that it could not be confined is. */
  private static void log(String line) {
    if (line.startsWith(SandboxLauncher.COMPLAINT)) {
      LOG.error("{}", line);
    } else {
      LOG.debug("{}", line);
    }
  }

  /** What starts it, without anything of our environment. */
  ProcessBuilder prepare(SandboxConfig config) throws SandboxException {
    Optional<String> refusal = KernelSupport.refusalHere(config);
    if (refusal.isPresent()) {
      throw new SandboxException(refusal.get());
    }
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().clear();
    // Not among the words of the command, which are to say what is being worked on.
    builder.environment().put(SandboxLauncher.CLASS_PATH, System.getProperty("java.class.path"));
    builder.environment().put(SandboxLauncher.LOCALE, SandboxLauncher.UTF_8);
    return builder;
  }

  private List<String> command() {
    String folder = writable.toAbsolutePath().toString();
    List<String> command = new ArrayList<>(LAUNCHER);
    command.add(SandboxLauncher.class.getName());
    command.add(SandboxLauncher.MEMORY + limits.memory());
    command.add(SandboxLauncher.LARGEST_FILE + limits.largestFile());
    command.add(SandboxLauncher.WRITE + folder);
    readable.forEach(path -> command.add(SandboxLauncher.READ + path.toAbsolutePath()));
    command.add(SandboxLauncher.PROGRAM);
    command.addAll(QUIET);
    command.add("-Djava.io.tmpdir=" + folder);
    command.add("-Duser.home=" + folder);
    command.addAll(options);
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}
