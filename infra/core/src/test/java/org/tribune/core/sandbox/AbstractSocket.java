package org.tribune.core.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** Unix sockets whose names are in no file system, which Java does not have. */
final class AbstractSocket {
  private static final int UNIX = 1;
  private static final int STREAM = 1;
  private static final int NAME_AT = 3; // after the family, and a zero

  private AbstractSocket() {}

  private static int number(int x86, int arm) {
    return Architecture.ofThisMachine() == Architecture.X86_64 ? x86 : arm;
  }

  /** Connects; gives the descriptor. */
  static long connect(String name) throws SandboxException {
    long socket = open();
    addressed(number(42, 203), socket, name);
    return socket;
  }

  /** Listens; gives the descriptor. */
  static long listen(String name) throws SandboxException {
    long socket = open();
    addressed(number(49, 200), socket, name);
    SandboxException.check(SandboxCalls.call(number(50, 201), socket, 8), "listen");
    return socket;
  }

  private static long open() throws SandboxException {
    return SandboxException.check(SandboxCalls.call(number(41, 198), UNIX, STREAM, 0), "socket");
  }

  private static void addressed(int call, long socket, String name) throws SandboxException {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate((long) NAME_AT + bytes.length);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) UNIX);
      MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, NAME_AT, bytes.length);
      SandboxException.check(
          SandboxCalls.call(call, socket, address.address(), address.byteSize()), "call " + call);
    }
  }

  static void close(long socket) {
    SystemCall.CLOSE.make(socket);
  }
}
