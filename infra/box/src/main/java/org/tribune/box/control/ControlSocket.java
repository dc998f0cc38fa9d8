package org.tribune.box.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.lifecycle.Service;

/**
 * A Unix domain socket in {@code DATA/control}, a directory that nobody but the program's user (and
 * root) can enter: so whoever reaches it may read the data anyway, and needs no password. It speaks
 * as much HTTP/1.1 as curl needs, since a button must not wait for a JVM. Its threads are its own,
 * so that nothing that is asked of the public server delays it. Started and closed by one thread.
 */
public final class ControlSocket implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNERS_SOCKET =
      PosixFilePermissions.fromString("rw-------");
  private static final String DIRECTORY = "control";
  private static final String NAME = "socket";
  private static final int BACKLOG = 16;
  private static final int MOST_AT_ONCE = 8;

  /** How long a client may be silent. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path directory;
  private final SessionCloser closer;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private Optional<ServerSocketChannel> server = Optional.empty();

  /** A socket in this data directory, by which {@code closer} is asked. */
  public ControlSocket(Path data, SessionCloser closer) {
    this.directory = data.resolve(DIRECTORY);
    this.closer = closer;
  }

  /** Where it is in a data directory. */
  public static Path in(Path data) {
    return data.resolve(DIRECTORY).resolve(NAME);
  }

  /** The live must not depend on it: if it can't be made, the log says so. */
  @Override
  public void start() {
    Path socket = directory.resolve(NAME);
    try {
      ServerSocketChannel opened = open(socket);
      server = Optional.of(opened);
      Thread.ofPlatform().name("control").daemon().start(() -> listen(opened));
    } catch (IOException | UnsupportedOperationException e) {
      LOG.error(
          "'tribune close' can't reach this program, since {} can't be listened on ({}): a data"
              + " directory needs a file system with owners, and a path of at most 90 letters",
          socket,
          e.toString());
    }
  }

  private ServerSocketChannel open(Path socket) throws IOException {
    Files.createDirectories(directory);
    // Before the socket is there, so that nobody else can ever reach it.
    Files.setPosixFilePermissions(directory, OWNER);
    // The socket of a process before this one: the data directory is ours alone.
    Files.deleteIfExists(socket);
    ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      opened.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
      Files.setPosixFilePermissions(socket, OWNERS_SOCKET);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private void listen(ServerSocketChannel opened) {
    while (opened.isOpen()) {
      try {
        SocketChannel client = opened.accept();
        room.acquire();
        Thread.ofPlatform().name("control-client").daemon().start(() -> serve(client));
      } catch (AsynchronousCloseException e) {
        return;
      } catch (IOException e) {
        LOG.warn("A local command could not be taken: {}", e.toString());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void serve(SocketChannel client) {
    Thread ender = Thread.ofVirtual().start(() -> endLater(client));
    try (client) {
      ControlMessage.write(
          client,
          ControlMessage.readRequest(client)
              .map(request -> closer.answer(request, ControlMessage.peer(client)))
              .orElseGet(ControlMessage::notUnderstood));
    } catch (IOException e) {
      LOG.warn("A local command could not be answered: {}", e.toString());
    } finally {
      ender.interrupt();
      room.release();
    }
  }

  private static void endLater(SocketChannel client) {
    try {
      Thread.sleep(PATIENCE);
      client.close();
    } catch (InterruptedException e) {
      // It was served.
    } catch (IOException e) {
      LOG.debug("A local command's connection could not be closed", e);
    }
  }

  @Override
  public void close() {
    server.ifPresent(
        opened -> {
          try {
            opened.close();
            Files.deleteIfExists(directory.resolve(NAME));
          } catch (IOException e) {
            LOG.debug("The control socket could not be closed", e);
          }
        });
    server = Optional.empty();
  }
}
