package org.tribune.box.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Asks the program that runs on this machine. */
public final class ControlClient {
  private static final ControlAnswer ENDED =
      new ControlAnswer(503, "The program ended before it answered: look whether it runs");

  private ControlClient() {}

  /** Has the session of what is on air on {@code channel} closed. Blocks. */
  public static ControlAnswer close(Path data, String channel) {
    Path socket = ControlSocket.in(data);
    try (SocketChannel server = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.connect(UnixDomainSocketAddress.of(socket));
      ControlMessage.writeRequest(server, new ControlMessage.Request(channel));
      return ControlMessage.readAnswer(server).orElse(ENDED);
    } catch (IOException e) {
      return new ControlAnswer(503, unreachable(socket, e));
    }
  }

  private static String unreachable(Path socket, IOException e) {
    Optional<Path> directory = Optional.ofNullable(socket.getParent());
    if (directory.filter(Files::isDirectory).isPresent() && !Files.isReadable(directory.get())) {
      return "Only the user that the program runs as, and root, may do this: try it with sudo";
    }
    return "No program that runs on this machine listens on "
        + socket
        + " ("
        + e.getMessage()
        + "): name the data directory of the one that is on air with --data";
  }
}
