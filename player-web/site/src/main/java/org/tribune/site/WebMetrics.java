package org.tribune.site;

/**
 * The web server's figures at one moment.
 *
 * @param connections open now
 * @param requests answered or being answered, since the start
 * @param failures answered with 500, since the start: mistakes of ours, which the log tells
 * @param waitingRequests held until there is something new
 * @param deliveredBytes of playlists and media, since the start
 * @param sharedBodiesInUse answers under way that hold a body which others may share
 * @param eventStreams of citizens, open now
 * @param clientBytes what all that clients have open is counted as
 * @param refused how often there was no room for a client, since the start
 */
public record WebMetrics(
    long connections,
    long requests,
    long failures,
    long waitingRequests,
    long deliveredBytes,
    long sharedBodiesInUse,
    long eventStreams,
    long clientBytes,
    long refused) {}
