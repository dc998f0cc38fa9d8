package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @Test
  void run_version_tellsIt() {
    assertThat(run("version")).isZero();
    assertThat(out.toString()).matches("Tribune \\d+\\.\\d+\\.\\d+.*\\s+");
  }

  @Test
  void run_unknownCommand_isMisuse() {
    assertThat(run("bix")).isEqualTo(2);
    assertThat(err.toString()).contains("bix").endsWith("see tribune --help\n");
  }

  @Test
  void run_withoutCommand_isMisuse() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("tribune: Say which command to run; see tribune --help\n");
  }

  @Test
  void run_wrongKey_isMisuseToldInALine() throws IOException {
    Path file = Files.writeString(folder.resolve("tribune.yml"), "htpp: {port: 1}\n");

    assertThat(run("box", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("tribune: " + file + ":1:1: htpp: is no key; did you mean 'http'?\n");
  }

  @Test
  void run_portInUse_failsAndNamesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file =
          Files.writeString(
              folder.resolve("tribune.yml"),
              "management: {port: " + taken.getLocalPort() + "}\ndata: data\n");

      assertThat(run("box", "--config", file.toString())).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("tribune: Port " + taken.getLocalPort() + " is in use")
          .contains("(process " + ProcessHandle.current().pid() + ")", "with management.port")
          .hasLineCount(1);
    }
  }

  @Test
  void run_dataDirectoryIsAFile_failsWithRemedy() throws IOException {
    Path file = Files.writeString(folder.resolve("data"), "");

    assertThat(run("box", "--data", file.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("Can't write to the data directory", "--data")
        .hasLineCount(1);
  }

  @Test
  void run_stageAloneWithoutKafka_failsWithRemedy() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("tribune.yml"), "data: data\nmanagement: {port: 0}\nhttp: {port: 0}\n");

    assertThat(run("web", "--config", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("set log.type: kafka").hasLineCount(1);
  }
}
