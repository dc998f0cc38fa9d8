package org.tribune.core.sandbox;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program that {@link SandboxedJava} starts: it confines its thread, and becomes Java once
 * more, of which then every thread is confined. Landlock holds for threads that come later, and a
 * virtual machine has a dozen before its first line of code runs.
 */
final class SandboxLauncher {
  static final String CLASS_PATH = "CLASSPATH";

  /** Without it Java takes files' names for ASCII. */
  static final String LOCALE = "LC_ALL";

  static final String UTF_8 = "C.UTF-8";
  static final String MEMORY = "--memory=";
  static final String LARGEST_FILE = "--largest-file=";
  static final String WRITE = "--write=";
  static final String READ = "--read=";
  static final String PROGRAM = "--";

  /** What begins the line that says why not. */
  static final String COMPLAINT = "The sandbox can't be closed: ";

  /** File names are in UTF-8, and native memory goes to few arenas. */
  private static final List<String> ENVIRONMENT =
      List.of(LOCALE + "=" + UTF_8, "MALLOC_ARENA_MAX=2");

  /** What Java, its libraries and its fonts are made of; of no interest to anybody. */
  private static final List<Path> SYSTEM =
      Stream.of(
              "/lib",
              "/lib64",
              "/usr/lib",
              "/usr/lib64",
              "/etc/ld.so.cache",
              "/etc/localtime",
              "/usr/share/zoneinfo",
              "/etc/fonts",
              "/usr/share/fontconfig",
              "/usr/share/fonts",
              "/usr/local/share/fonts",
              "/var/cache/fontconfig",
              "/dev/random",
              "/dev/urandom",
              "/dev/zero",
              "/proc/cpuinfo",
              "/proc/meminfo",
              "/proc/stat",
              "/sys/devices/system/cpu",
              "/sys/fs/cgroup",
              "/sys/kernel/mm/transparent_hugepage")
          .map(Path::of)
          .toList();

  private static final List<Path> LOADERS =
      List.of(Path.of("/lib64/ld-linux-x86-64.so.2"), Path.of("/lib/ld-linux-aarch64.so.1"));

  private static final Path NULL_DEVICE = Path.of("/dev/null");

  private static final int LIMIT_FILE = 1; // RLIMIT_FSIZE
  private static final int LIMIT_DATA = 2;
  private static final int LIMIT_CORE = 4;
  private static final int LIMIT_TASKS = 6; // RLIMIT_NPROC
  private static final int LIMIT_OPEN = 7; // RLIMIT_NOFILE

  /** Threads of its user, whose other processes count, too. */
  private static final long MOST_TASKS = 4_096;

  private static final long MOST_OPEN = 1_024;

  private static final int SET_DESCRIPTOR_FLAGS = 2; // F_SETFD
  private static final int CLOSE_ON_EXEC = 1;
  private static final int FIRST_OF_OURS = 3;

  private SandboxLauncher() {}

  /** Becomes the program that the arguments name, in its sandbox; returns only if it can't. */
  public static void main(String[] arguments) {
    try {
      List<String> all = Arrays.asList(arguments);
      int program = all.indexOf(PROGRAM);
      run(all.subList(0, program), all.subList(program + 1, all.size()));
    } catch (IOException | RuntimeException e) {
      System.err.println(COMPLAINT + e.getMessage());
    }
    System.exit(SandboxedJava.NOT_CONFINED);
  }

  private static void run(List<String> rules, List<String> program) throws IOException {
    Path java = Path.of(System.getProperty("java.home"));
    Path folder = Path.of(named(rules, WRITE).getFirst());
    int version = Landlock.version();
    if (Sandbox.isRoot()) {
      Files.setAttribute(folder, "unix:uid", Sandbox.USER);
      Files.setAttribute(folder, "unix:gid", Sandbox.USER);
    }
    limit(number(rules, MEMORY), number(rules, LARGEST_FILE));
    Sandbox.gainNothing();
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin").resolve("java").toString());
    command.add("-D" + Sandbox.LANDLOCK + "=" + version);
    command.addAll(program);
    List<String> environment = new ArrayList<>(ENVIRONMENT);
    environment.add(CLASS_PATH + "=" + System.getProperty("java.class.path"));
    closeDescriptors();
    if (version > 0) {
      confine(version, java, folder, named(rules, READ));
    }
    SandboxException.check(
        SandboxCalls.execute(command, environment), "Starting " + command.getFirst());
  }

  private static List<String> named(List<String> rules, String name) {
    return rules.stream()
        .filter(rule -> rule.startsWith(name))
        .map(rule -> rule.substring(name.length()))
        .toList();
  }

  private static long number(List<String> rules, String name) {
    return Long.parseLong(named(rules, name).getFirst());
  }

  private static void confine(int version, Path java, Path folder, List<String> readable)
      throws IOException {
    try (Landlock rules = Landlock.open(version)) {
      for (Path each : SYSTEM) {
        rules.allowReading(each);
      }
      for (Path each : installation(java)) {
        rules.allowReading(each);
      }
      for (String each : classPath()) {
        rules.allowReading(Path.of(each));
      }
      for (String each : readable) {
        rules.allowReading(Path.of(each));
      }
      rules.allowReading(Path.of("/proc/" + ProcessHandle.current().pid()));
      rules.allowWriting(NULL_DEVICE);
      rules.allowRunning(java.resolve("bin").resolve("java"));
      for (Path each : LOADERS) {
        rules.allowRunning(each);
      }
      rules.allowAllIn(folder);
      rules.restrictThisThread();
    }
  }

  /** An empty entry is the working directory, which is nothing to it. */
  private static List<String> classPath() {
    String[] entries =
        System.getProperty("java.class.path").split(File.pathSeparator, /* limit= */ -1);
    return Arrays.stream(entries).filter(entry -> !entry.isEmpty()).toList();
  }

  /** Java's own directory, and what distributions keep elsewhere and link to from there. */
  private static List<Path> installation(Path java) throws IOException {
    List<Path> all = new ArrayList<>(List.of(java));
    try (Stream<Path> files = Files.walk(java)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        if (Files.exists(link) && !link.toRealPath().startsWith(java.toRealPath())) {
          all.add(link.toRealPath());
        }
      }
    }
    return all;
  }

  private static void limit(long memory, long largestFile) throws SandboxException {
    limit(LIMIT_CORE, 0);
    limit(LIMIT_FILE, largestFile);
    limit(LIMIT_TASKS, MOST_TASKS);
    limit(LIMIT_OPEN, MOST_OPEN);
    limit(LIMIT_DATA, memory);
  }

  private static void limit(int resource, long most) throws SandboxException {
    try (Arena arena = Arena.ofConfined()) {
      // struct rlimit: what is in force, and what it may be raised to.
      MemorySegment both = arena.allocateFrom(ValueLayout.JAVA_LONG, most, most);
      SandboxException.check(
          SystemCall.SETRLIMIT.make(resource, both.address()), "Limiting resource " + resource);
    }
  }

  /** The program that follows has its input, its output and its errors, and no other descriptor. */
  private static void closeDescriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      for (Path each : open.toList()) {
        int descriptor = Integer.parseInt(each.getFileName().toString());
        if (descriptor >= FIRST_OF_OURS) {
          SystemCall.FCNTL.make(descriptor, SET_DESCRIPTOR_FLAGS, CLOSE_ON_EXEC);
        }
      }
    }
  }
}
