package org.tribune.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.SandboxConfig;

/**
 * A program that is in a sandbox and does its best to get out. On a kernel that can't confine it,
 * what is tested is that nothing is started, and the test's output says so.
 */
@Timeout(60)
final class SandboxTest {
  private static final KernelSupport KERNEL = KernelSupport.ofThisMachine();
  private static final int WITH_NETWORK = 4;
  private static final int WITH_SCOPES = 6;

  /** As people name files, where this machine lets them. */
  private static final String SOURCE =
      "UTF-8".equals(System.getProperty("sun.jnu.encoding")) ? "séance du 3 décembre" : "sitting";

  private static final long LARGEST_FILE = 100_000;
  private static final String SECRET = "what nobody may read";

  @TempDir Path folder;

  /** What the program said, by thread and attempt, in its order. */
  private record Told(int status, Map<String, String> outcomes, String errors) {
    String outcome(String attempt) {
      return outcomes.getOrDefault(attempt, "nothing was said");
    }

    List<String> notRefused() {
      return outcomes.entrySet().stream()
          .filter(each -> each.getValue().startsWith("SUCCEEDED"))
          .map(Object::toString)
          .toList();
    }
  }

  private Told run(String mode) throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path output = Files.createDirectory(folder.resolve("output"));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path sources = Files.createDirectory(folder.resolve("sources"));
    Files.writeString(data.resolve("tribune.db"), SECRET);
    Files.writeString(data.resolve("tribune.yml"), SECRET);
    Files.writeString(sources.resolve("other"), SECRET);
    Path source = Files.writeString(sources.resolve(SOURCE), "a film");
    // As a data directory of the box is, and a temporary file of Java's.
    assertThat(sources.toFile().setReadable(false, /* ownerOnly= */ false)).isTrue();
    assertThat(sources.toFile().setReadable(true, /* ownerOnly= */ true)).isTrue();
    Path socket = folder.resolve("socket");
    String hidden = "tribune-breakout-" + ProcessHandle.current().pid();
    long listening = AbstractSocket.listen(hidden);
    try (ServerSocket tcp = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        DatagramSocket udp =
            new DatagramSocket(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
        ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      unix.bind(UnixDomainSocketAddress.of(socket));
      List<String> arguments = new ArrayList<>();
      for (Object each :
          List.of(
              mode,
              source,
              output,
              data,
              elsewhere,
              tcp.getLocalPort(),
              socket,
              ProcessHandle.current().pid())) {
        arguments.add("" + each);
      }
      Told told =
          told(mode.equals("free") ? free(arguments) : sandboxed(arguments, source, output));
      if (mode.equals("free")) {
        return told;
      }
      tcp.setSoTimeout(1);
      assertThatThrownBy(tcp::accept).isInstanceOf(SocketTimeoutException.class);
      unix.configureBlocking(false);
      assertThat(unix.accept()).isNull();
      udp.setSoTimeout(1);
      assertThatThrownBy(() -> udp.receive(new java.net.DatagramPacket(new byte[1], 1)))
          .isInstanceOf(SocketTimeoutException.class);
      return told;
    } finally {
      AbstractSocket.close(listening);
    }
  }

  private static ProcessBuilder sandboxed(List<String> arguments, Path source, Path output)
      throws SandboxException {
    return new SandboxedJava(
            Breakout.class.getName(),
            List.of("-Xmx64m"),
            arguments,
            List.of(source),
            output,
            new SandboxedJava.Limits(/* memory= */ 1_000_000_000, LARGEST_FILE))
        .prepare(SandboxConfig.USUAL);
  }

  private static ProcessBuilder free(List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Breakout.class.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  private Told told(ProcessBuilder program) throws Exception {
    Path errors = folder.resolve("errors");
    Process process = program.redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    Map<String, String> outcomes = new TreeMap<>();
    for (String line :
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList()) {
      String[] words = line.split("\t", /* limit= */ 3);
      assertThat(words).as(line).hasSize(3);
      outcomes.put(words[0] + ": " + words[1], words[2]);
    }
    return new Told(process.waitFor(), outcomes, Files.readString(errors));
  }

  /** True, with a word about it, where this kernel can't do what is to be tested. */
  private static boolean lacks(int landlock) {
    if (KERNEL.seccomp() && KERNEL.landlock() >= landlock) {
      return false;
    }
    System.err.println("SandboxTest: not tried in full, since this kernel has only " + KERNEL);
    return true;
  }

  private void assertThatNothingIsStarted() {
    assertThatThrownBy(() -> run("sealed"))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("not opened");
  }

  @Test
  void sealedProgram_whateverItTries_isRefused() throws Exception {
    if (lacks(/* landlock= */ 1)) {
      assertThatNothingIsStarted();
      return;
    }
    Told told = run("sealed");

    assertThat(told.status()).as(told.errors() + told.outcomes()).isZero();
    assertThat(told.notRefused()).isEmpty();
    // None was left out.
    assertThat(told.outcomes()).hasSizeGreaterThan(160);
    assertThat(told.outcomes().toString()).doesNotContain(SECRET);
    assertThat(folder.resolve("elsewhere")).isEmptyDirectory();
    assertThat(folder.resolve("sources").resolve(SOURCE)).hasContent("a film");
  }

  /** What is refused to a program in a sandbox is no wonder only if it is done without one. */
  @Test
  void programWithoutSandbox_whatItTries_isDone() throws Exception {
    Told told = run("free");

    for (String attempt :
        List.of(
            "read passwd",
            "read database",
            "read settings",
            "read by dots",
            "list data",
            "read sibling of source",
            "write elsewhere",
            "write temporary",
            "write source",
            "delete source",
            "move out",
            "link",
            "parent's environ",
            "parent's maps",
            "parent's descriptors",
            "connect",
            "listen",
            "send datagram",
            "unix socket",
            "abstract socket",
            "shell")) {
      assertThat(told.outcome("main: " + attempt)).as(attempt).startsWith("SUCCEEDED");
    }
    Files.deleteIfExists(Path.of("/tmp/tribune-breakout"));
  }

  @Test
  void sealedProgram_itsOwnWork_isDone() throws Exception {
    if (lacks(/* landlock= */ 1)) {
      assertThatNothingIsStarted();
      return;
    }
    Told told = run("sealed");

    assertThat(folder.resolve("output/made/moved")).hasContent("a film");
    assertThat(folder.resolve("output/large")).hasSize(LARGEST_FILE);
    assertThat(told.outcome("main: environment"))
        .isEqualTo("[CLASSPATH, LC_ALL, MALLOC_ARENA_MAX]");
    // Its input, output and errors, and what a Java has open of itself.
    assertThat(told.outcome("main: descriptors").replaceAll("[\\[\\]]", "").split(", "))
        .allMatch(
            name ->
                name.startsWith("pipe:")
                    || name.matches("/dev/u?random")
                    || name.equals(folder.resolve("errors").toString())
                    || name.startsWith(System.getProperty("java.home"))
                    || name.matches("/proc/\\d+/fd")
                    || name.endsWith(".jar"));
    if (Sandbox.isRoot()) {
      assertThat(told.outcome("main: user"))
          .isEqualTo("Uid: " + (Sandbox.USER + " ").repeat(4).strip());
    }
  }

  /** What holds before the filter does, and for threads that are older than it. */
  @Test
  void programBeforeItIsSealed_byLandlockAlone_reachesNothingElse() throws Exception {
    if (lacks(WITH_SCOPES)) {
      assertThat(KERNEL.landlock()).isLessThan(WITH_SCOPES);
      return;
    }
    Told told = run("unsealed");

    assertThat(told.status()).as(told.errors() + told.outcomes()).isZero();
    assertThat(told.notRefused()).isEmpty();
    assertThat(KERNEL.landlock()).isGreaterThanOrEqualTo(WITH_NETWORK);
    assertThat(told.outcomes())
        .containsKeys("main: signal", "main: abstract socket", "main: connect", "main: listen");
  }

  @Test
  void takeOver_ofWhatItWrote_makesItOurs() throws Exception {
    if (lacks(/* landlock= */ 1)) {
      assertThatNothingIsStarted();
      return;
    }
    run("sealed");
    FileOwnership.take(folder.resolve("output"));
    for (String name : List.of("output", "output/made", "output/made/moved")) {
      assertThat(Files.getOwner(folder.resolve(name))).isEqualTo(Files.getOwner(folder));
    }
  }

  @Test
  void refusal_byWhatTheKernelHas_saysWhatToDo() throws IOException {
    SandboxConfig required = SandboxConfig.USUAL;
    SandboxConfig optional = new SandboxConfig(/* landlockRequired= */ false);
    KernelSupport whole = new KernelSupport(/* seccomp= */ true, /* landlock= */ 7);
    KernelSupport half = new KernelSupport(/* seccomp= */ true, /* landlock= */ 0);
    KernelSupport none = new KernelSupport(/* seccomp= */ false, /* landlock= */ 7);

    assertThat(whole.refusal(required, /* asRoot= */ true)).isEmpty();
    assertThat(whole.shortfall()).isEmpty();
    assertThat(half.refusal(required, /* asRoot= */ false).orElseThrow())
        .contains("sandbox.landlock: optional");
    assertThat(half.refusal(optional, /* asRoot= */ false)).isEmpty();
    assertThat(half.refusal(optional, /* asRoot= */ true).orElseThrow()).contains("as root");
    assertThat(half.shortfall().orElseThrow()).contains("lsm=");
    assertThat(none.refusal(optional, /* asRoot= */ false).orElseThrow()).contains("seccomp");
  }
}
