package org.tribune.box;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.tribune.core.config.TribuneConfig;

/**
 * Looks whether the ports are free before anything starts, so that all cases get one clear answer.
 * The stages still say so themselves when another program is faster.
 */
final class Ports {
  /**
   * A port to be.
   *
   * @param key the key that sets it
   * @param option how else it is set, empty if it isn't
   */
  record Wanted(String key, String option, String host, int port) {}

  private Ports() {}

  static List<Wanted> of(ProcessRole role, TribuneConfig config) {
    List<Wanted> wanted = new ArrayList<>();
    wanted.add(
        new Wanted("management.port", "", config.management().host(), config.management().port()));
    if (role.does(ProcessRole.WEB)) {
      wanted.add(new Wanted("http.port", "--port or ", config.http().host(), config.http().port()));
    }
    if (role.does(ProcessRole.INGEST)) {
      String host = config.rtmp().host();
      wanted.add(new Wanted("rtmp.port", "", host, config.rtmp().port()));
      config
          .rtmp()
          .tlsPort()
          .ifPresent(port -> wanted.add(new Wanted("rtmp.tlsPort", "", host, port)));
    }
    return wanted;
  }

  /** Throws {@link StartException} for the first that can't be listened on. */
  static void check(List<Wanted> all) {
    for (Wanted wanted : all) {
      if (wanted.port() != 0) {
        check(wanted);
      }
    }
  }

  private static void check(Wanted wanted) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(wanted.host()), wanted.port()));
    } catch (UnknownHostException e) {
      throw new StartException(
          wanted.host() + " is no address of this machine: correct " + host(wanted), e);
    } catch (BindException e) {
      throw new StartException(refusal(wanted, e), e);
    } catch (IOException e) {
      throw new StartException("Can't listen on port " + wanted.port() + " (" + e + ")", e);
    }
  }

  private static String refusal(Wanted wanted, BindException e) {
    String reason = String.valueOf(e.getMessage());
    if (reason.contains("Permission denied")) {
      return "This user may not listen on port "
          + wanted.port()
          + ": choose one above 1023 with "
          + wanted.option()
          + wanted.key()
          + ", or grant CAP_NET_BIND_SERVICE";
    }
    if (reason.contains("assign requested address")) {
      return wanted.host() + " is no address of this machine: correct " + host(wanted);
    }
    String holder = PortHolder.of(wanted.port()).map(name -> " by " + name).orElse("");
    return "Port "
        + wanted.port()
        + " is in use"
        + holder
        + ": stop that program, or choose another port with "
        + wanted.option()
        + wanted.key();
  }

  private static String host(Wanted wanted) {
    return wanted.key().replaceAll("\\..*", ".host");
  }
}
