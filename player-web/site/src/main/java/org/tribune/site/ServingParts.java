package org.tribune.site;

import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.limit.ClientLimits;
import org.tribune.delivery.sending.BodySending;
import org.tribune.delivery.sending.ServerTransport;
import org.tribune.delivery.viewing.Viewings;
import org.tribune.site.account.UnnamedProxy;

/**
 * What all event loops serve with. Safe for all threads.
 *
 * @param limits what clients may have
 * @param sending how bodies are sent
 * @param transport how connections are taken
 * @param unnamedProxy notices a proxy that the configuration does not name
 * @param work what blocks
 * @param viewings what is counted of who watches
 * @param traffic what is counted of requests
 */
record ServingParts(
    ClientLimits limits,
    BodySending sending,
    ServerTransport transport,
    UnnamedProxy unnamedProxy,
    BlockingWork work,
    Viewings viewings,
    Traffic traffic) {}
