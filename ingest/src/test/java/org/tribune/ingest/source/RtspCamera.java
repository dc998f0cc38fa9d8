package org.tribune.ingest.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/**
 * An IP camera: a small RTSP server (RFC 2326) that sends the RTP packets which the ffmpeg command
 * makes, inside the TCP connection. Knows OPTIONS, DESCRIBE, SETUP, PLAY, and authentication.
 */
final class RtspCamera implements AutoCloseable {
  private static final int LARGEST_DATAGRAM = 2_048;

  private final ServerSocket listener;
  private final Path description;
  private final FfmpegPeer ffmpeg;
  private final Optional<RtspLock> lock;
  private final List<DatagramSocket> ports = new ArrayList<>();
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private final List<OutputStream> playing = new CopyOnWriteArrayList<>();

  /**
   * @param port of RTSP; RTP takes the four above {@code port + 1}
   * @param media ffmpeg's arguments for one stream an element, encoder included
   * @param lock asks for a user and a password, if there is one
   */
  RtspCamera(int port, Path directory, List<List<String>> media, Optional<RtspLock> lock) {
    this.lock = lock;
    this.description = directory.resolve("camera-" + port + ".sdp");
    try {
      for (int i = 0; i < media.size() * 2; i++) {
        DatagramSocket socket =
            new DatagramSocket(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port + 2 + i));
        ports.add(socket);
        int channel = i;
        Thread.ofVirtual().start(() -> relay(socket, channel));
      }
      listener = new ServerSocket(port, 8, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < media.size(); i++) {
      arguments.addAll(media.get(i));
      arguments.addAll(List.of("-f", "rtp", "rtp://127.0.0.1:" + (port + 2 + 2 * i)));
    }
    arguments.addAll(List.of("-sdp_file", description.toString()));
    ffmpeg = FfmpegPeer.running(arguments);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> described().contains("m="));
    Thread.ofVirtual().start(this::accept);
  }

  private String described() {
    try {
      return Files.exists(description) ? Files.readString(description) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void relay(DatagramSocket socket, int channel) {
    byte[] room = new byte[LARGEST_DATAGRAM];
    try {
      while (true) {
        DatagramPacket datagram = new DatagramPacket(room, room.length);
        socket.receive(datagram);
        byte[] framed = new byte[datagram.getLength() + 4];
        framed[0] = '$';
        framed[1] = (byte) channel;
        framed[2] = (byte) (datagram.getLength() >> 8);
        framed[3] = (byte) datagram.getLength();
        System.arraycopy(room, 0, framed, 4, datagram.getLength());
        playing.forEach(client -> send(client, framed));
      }
    } catch (IOException e) {
      // The camera was unplugged.
    }
  }

  private void send(OutputStream client, byte[] bytes) {
    try {
      synchronized (client) {
        client.write(bytes);
      }
    } catch (IOException e) {
      playing.remove(client);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        clients.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      // The camera was unplugged.
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = client.getOutputStream();
      List<String> request = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty() && !request.isEmpty()) {
          answer(request, out);
          request.clear();
        } else if (!line.isEmpty()) {
          request.add(line);
        }
      }
    } catch (IOException e) {
      // The client left.
    }
  }

  private void answer(List<String> request, OutputStream out) {
    String method = request.getFirst().split(" ", 2)[0];
    if (method.startsWith("$")) {
      return;
    }
    if (!method.equals("OPTIONS") && !isAdmitted(request)) {
      String challenge = lock.map(RtspLock::challenge).orElse("");
      reply(request, out, "401 Unauthorized", "WWW-Authenticate: " + challenge + "\r\n", "");
      return;
    }
    switch (method) {
      case "DESCRIBE" -> {
        String url = request.getFirst().split(" ", 3)[1];
        if (url.endsWith("/nothing")) {
          reply(request, out, "404 Not Found", "", "");
        } else {
          String head = "Content-Base: " + url + "/\r\nContent-Type: application/sdp\r\n";
          reply(request, out, "200 OK", head, controlled(described()));
        }
      }
      case "SETUP" ->
          reply(
              request,
              out,
              "200 OK",
              header(request, "Transport").map(value -> "Transport: " + value + "\r\n").orElse(""),
              "");
      case "PLAY" -> {
        reply(request, out, "200 OK", "", "");
        playing.add(out);
      }
      default -> reply(request, out, "200 OK", "Public: DESCRIBE, SETUP, PLAY\r\n", "");
    }
  }

  private boolean isAdmitted(List<String> request) {
    String[] line = request.getFirst().split(" ", 3);
    return lock.isEmpty()
        || header(request, "Authorization")
            .filter(value -> lock.get().opens(value, line[0], line[1]))
            .isPresent();
  }

  private static Optional<String> header(List<String> request, String name) {
    return request.stream()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst();
  }

  private void reply(
      List<String> request, OutputStream out, String status, String headers, String body) {
    String text =
        "RTSP/1.0 "
            + status
            + "\r\nCSeq: "
            + header(request, "CSeq").orElse("0")
            + "\r\nSession: 1234\r\n"
            + headers
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    send(out, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** ffmpeg's description without its ports, and with a name for each stream. */
  private static String controlled(String sdp) {
    StringBuilder out = new StringBuilder();
    int stream = 0;
    String pending = "";
    for (String line : sdp.lines().filter(line -> !line.startsWith("SDP:")).toList()) {
      if (line.startsWith("m=")) {
        out.append(pending);
        pending = "a=control:stream=" + stream++ + "\r\n";
        out.append(line.replaceFirst(" \\d+ ", " 0 ")).append("\r\n");
      } else {
        out.append(line).append("\r\n");
      }
    }
    return out.append(pending).toString();
  }

  @Override
  public void close() {
    ffmpeg.close();
    try {
      listener.close();
      for (Socket client : clients) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ports.forEach(DatagramSocket::close);
  }
}
