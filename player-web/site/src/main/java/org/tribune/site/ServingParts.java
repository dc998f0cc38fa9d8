package org.tribune.site;

import org.tribune.core.config.TribuneConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.client.ClientAddress;
import org.tribune.delivery.limit.ClientLimits;
import org.tribune.delivery.sending.BodySending;
import org.tribune.delivery.sending.ServerTransport;
import org.tribune.delivery.sending.kernel.KernelBodySending;
import org.tribune.delivery.sending.kernel.NettyServerTransport;
import org.tribune.delivery.sending.vertx.VertxBodySending;
import org.tribune.delivery.sending.vertx.VertxServerTransport;
import org.tribune.delivery.viewing.Viewings;
import org.tribune.site.account.UnnamedProxy;

/**
 * What all event loops serve with. Safe for all threads.
 *
 * @param clients where requests come from
 * @param limits what clients may have
 * @param sending how bodies are sent
 * @param transport how connections are taken
 * @param unnamedProxy notices a proxy that the configuration does not name
 * @param work what blocks
 * @param viewings what is counted of who watches
 * @param traffic what is counted of requests
 */
record ServingParts(
    ClientAddress clients,
    ClientLimits limits,
    BodySending sending,
    ServerTransport transport,
    UnnamedProxy unnamedProxy,
    BlockingWork work,
    Viewings viewings,
    Traffic traffic) {
  /**
   * Those of a server.
   *
   * @param sizes what clients may have of it
   */
  static ServingParts of(TribuneConfig config, ClientLimits.Sizes sizes, MediaClock clock) {
    ClientAddress clients = new ClientAddress(config.http().trustedProxies());
    boolean byKernel = config.http().kernelSending();
    return new ServingParts(
        clients,
        new ClientLimits(sizes, clients, clock),
        byKernel ? new KernelBodySending() : new VertxBodySending(),
        byKernel ? new NettyServerTransport() : new VertxServerTransport(),
        new UnnamedProxy(clients, config.data()),
        new BlockingWork(clients::network),
        new Viewings(),
        new Traffic());
  }
}
