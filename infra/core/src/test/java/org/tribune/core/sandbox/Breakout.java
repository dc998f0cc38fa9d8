package org.tribune.core.sandbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * A program in a sandbox that does what an exploited decoder would, and writes a line about each
 * attempt: {@code THREAD TAB ATTEMPT TAB OUTCOME}, where an outcome that is no success begins with
 * {@code refused}.
 */
final class Breakout {
  static final String REFUSED = "refused";

  private final String thread;
  private final Path source;
  private final Path output;
  private final Path data;
  private final Path elsewhere;
  private final int port;
  private final Path socket;
  private final long parent;

  /** Something that must not succeed. */
  @FunctionalInterface
  private interface Attempt {
    Object run() throws Exception;
  }

  private Breakout(String thread, String[] arguments) {
    this.thread = thread;
    this.source = Path.of(arguments[1]);
    this.output = Path.of(arguments[2]);
    this.data = Path.of(arguments[3]);
    this.elsewhere = Path.of(arguments[4]);
    this.port = Integer.parseInt(arguments[5]);
    this.socket = Path.of(arguments[6]);
    this.parent = Long.parseLong(arguments[7]);
  }

  /**
   * {@code sealed}; {@code unsealed} for what Landlock refuses by itself; or {@code free}, without
   * a sandbox, for what can be done without one.
   */
  public static void main(String[] arguments) throws Exception {
    CountDownLatch sealed = new CountDownLatch(1);
    Breakout older = new Breakout("older", arguments);
    Thread before =
        new Thread(
            () -> {
              try {
                sealed.await();
                older.tryFiles();
                older.tryCalls();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Breakout main = new Breakout("main", arguments);
    if (arguments[0].equals("sealed")) {
      before.start();
      Sandbox.seal();
      sealed.countDown();
      main.doItsWork();
      main.tryFiles();
      main.tryNetwork();
      main.tryCalls();
      before.join();
    } else {
      main.doItsWork();
      main.tryFiles();
      if (arguments[0].equals("free")) {
        main.tryNetwork();
      } else {
        main.tryTcp();
      }
      main.attempt("signal", main::signal);
      main.attempt("abstract socket", main::abstractSocket);
    }
  }

  private void say(String name, String outcome) {
    String line = thread + "\t" + name + "\t" + outcome.replaceAll("\\s+", " ") + "\n";
    synchronized (Breakout.class) {
      System.out.print(line);
      System.out.flush();
    }
  }

  private void attempt(String name, Attempt attempt) {
    try {
      say(name, "SUCCEEDED " + attempt.run());
    } catch (Exception | LinkageError e) {
      say(name, REFUSED + " " + e);
    }
  }

  /** A call of the kernel; its number on x86-64, and on ARM64. */
  private void call(String name, int x86, int arm, long... arguments) {
    int number = Architecture.ofThisMachine() == Architecture.X86_64 ? x86 : arm;
    long answer = SandboxCalls.call(number, arguments);
    say(name, answer < 0 ? REFUSED + " " + answer : "SUCCEEDED " + answer);
  }

  private void doItsWork() throws Exception {
    Path folder = Files.createDirectory(output.resolve("made"));
    Files.writeString(folder.resolve("text"), Files.readString(source));
    Files.delete(Files.createTempFile("a", "b"));
    Files.move(folder.resolve("text"), folder.resolve("moved"));
    Thread.ofVirtual().start(() -> say("work", "done in a thread")).join();
    say("environment", System.getenv().keySet().stream().sorted().toList().toString());
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      List<String> names =
          open.filter(Files::exists).map(Breakout::target).sorted().distinct().toList();
      say("descriptors", names.toString());
    }
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      say("user", lines.filter(line -> line.startsWith("Uid:")).findFirst().orElseThrow());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "gone";
    }
  }

  private void tryFiles() {
    attempt("read passwd", () -> Files.readString(Path.of("/etc/passwd")));
    attempt("read database", () -> Files.readString(data.resolve("tribune.db")));
    attempt("read settings", () -> Files.readString(data.resolve("tribune.yml")));
    attempt("read by dots", () -> Files.readString(output.resolve("../data/tribune.yml")));
    attempt("list data", () -> list(data));
    attempt("list root", () -> list(Path.of("/")));
    attempt("read sibling of source", () -> Files.readString(source.resolveSibling("other")));
    attempt("write elsewhere", () -> Files.writeString(elsewhere.resolve("x"), "x"));
    attempt("write temporary", () -> Files.writeString(Path.of("/tmp/tribune-breakout"), "x"));
    attempt("write source", () -> Files.writeString(source, "x"));
    attempt("delete source", () -> Files.deleteIfExists(source));
    attempt("write too much", () -> Files.write(output.resolve("large"), new byte[200_000]));
    attempt("move out", () -> Files.move(output.resolve("made/moved"), elsewhere.resolve("moved")));
    attempt(
        "link",
        () -> Files.createLink(output.resolve("link" + thread), data.resolve("tribune.db")));
    for (String name : List.of("environ", "mem", "maps", "cmdline", "status")) {
      attempt("parent's " + name, () -> head(Path.of("/proc/" + parent + "/" + name)));
    }
    attempt("parent's descriptors", () -> list(Path.of("/proc/" + parent + "/fd")));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static int head(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      return open.read();
    }
  }

  private void tryTcp() {
    attempt("connect", () -> new Socket(InetAddress.getLoopbackAddress(), port));
    attempt("listen", () -> new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
  }

  private void tryNetwork() {
    tryTcp();
    attempt(
        "send datagram",
        () -> {
          try (DatagramSocket open = new DatagramSocket()) {
            open.send(
                new DatagramPacket(
                    new byte[1], 1, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            return "sent";
          }
        });
    attempt("unix socket", () -> SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    attempt("abstract socket", this::abstractSocket);
    attempt("shell", () -> new ProcessBuilder("/bin/sh", "-c", "id").start().waitFor());
  }

  private Object signal() throws IOException {
    int kill = Architecture.ofThisMachine() == Architecture.X86_64 ? 62 : 129;
    return SandboxException.check(SandboxCalls.call(kill, parent, 0), "Signalling");
  }

  private Object abstractSocket() throws IOException {
    return AbstractSocket.connect("tribune-breakout-" + parent);
  }

  private void tryCalls() {
    try (Arena arena = Arena.ofConfined()) {
      long shell = arena.allocateFrom("/bin/sh").address();
      long own = arena.allocateFrom(output.resolve("made/moved").toString()).address();
      long name = arena.allocateFrom("x").address();
      MemorySegment words = arena.allocate(ValueLayout.ADDRESS, 2);
      MemorySegment none = arena.allocate(ValueLayout.JAVA_LONG, 16);
      long here = -100; // AT_FDCWD
      call("execve", 59, 221, shell, words.address(), none.address());
      call("execveat", 322, 281, here, shell, words.address(), none.address(), 0);
      call("memfd_create", 319, 279, name, 0);
      for (int family : new int[] {1, 2, 10, 16, 17, 38}) {
        call("socket of family " + family, 41, 198, family, 1, 0);
      }
      call("socketpair", 53, 199, 1, 1, 0, none.address());
      call("ptrace", 101, 117, 16, parent, 0, 0); // PTRACE_ATTACH
      call("process_vm_readv", 310, 270, parent, none.address(), 1, none.address(), 1);
      call("process_vm_writev", 311, 271, parent, none.address(), 1, none.address(), 1);
      call("kill", 62, 129, parent, 0);
      call("tkill", 200, 130, parent, 0);
      call("tgkill", 234, 131, parent, parent, 0);
      call("pidfd_open", 434, 434, parent, 0);
      call("pidfd_getfd", 438, 438, 0, 0, 0);
      call("pidfd_send_signal", 424, 424, 0, 0, 0, 0);
      call("setpgid", 109, 154, 0, 0);
      call("clone a process", 56, 220, 17, 0, 0, 0, 0); // SIGCHLD
      call("clone a namespace", 56, 220, 0x10000L | 0x10000000, 0, 0, 0, 0);
      call("clone3", 435, 435, none.address(), 64);
      call("unshare", 272, 97, 0x10000000);
      call("setns", 308, 268, 0, 0);
      call("mount", 165, 40, name, name, name, 0, 0);
      call("chroot", 161, 51, name);
      call("keyctl", 250, 219, 0, -3, 0);
      call("add_key", 248, 217, name, name, name, 1, -3);
      call("bpf", 321, 280, 0, none.address(), 0);
      call("userfaultfd", 323, 282, 1);
      call("perf_event_open", 298, 241, none.address(), 0, -1, -1, 0);
      call("io_uring_setup", 425, 425, 1, none.address());
      call("open_by_handle_at", 304, 265, here, none.address(), 0);
      call("name_to_handle_at", 303, 264, here, own, none.address(), none.address(), 0);
      call("fchmodat", 268, 53, here, own, 511, 0);
      call("fchownat", 260, 54, here, own, 0, 0, 0);
      call("symlinkat", 266, 36, shell, here, name);
      call("linkat", 265, 37, here, own, here, name, 0);
      call("mknodat", 259, 33, here, name, 4_096, 0);
      call("setuid", 105, 146, 0);
      call("capset", 126, 91, none.address(), none.address());
      call("personality", 135, 92, 0);
      call("shmget", 29, 194, 0, 4_096, 512);
      call("msgget", 68, 186, 0, 512);
      call("semget", 64, 190, 0, 1, 512);
      call("inotify_init1", 294, 26, 0);
      call("fanotify_init", 300, 262, 0, 0);
      call("syslog", 103, 116, 3, none.address(), 8);
      call("quotactl", 179, 60, 0, name, 0, none.address());
      call("prctl dumpable", 157, 167, 4, 1);
      call("prctl seccomp", 157, 167, 22, 0);
      call("seccomp", 317, 277, 0, 0, 0);
      call("ioctl TIOCSTI", 16, 29, 0, 0x5412, name);
      call("prlimit of the parent", 302, 261, parent, 7, 0, none.address());
      call("setpriority of the parent", 141, 140, 0, parent, 19);
      call("sched_setaffinity of the parent", 203, 122, parent, 8, none.address());
      call("ioprio_set of the parent", 251, 30, 1, parent, 0);
      call("truncate", 76, 45, own, 0);
      call("setxattr", 188, 5, own, name, name, 1, 0);
      call("utimensat", 280, 88, here, own, 0, 0);
      call("fcntl F_SETOWN", 72, 25, 0, 8, parent);
    }
  }
}
