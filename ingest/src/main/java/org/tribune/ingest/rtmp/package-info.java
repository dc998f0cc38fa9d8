/**
 * The server that encoders publish to: RTMP and RTMPS, one port for all channels.
 *
 * <p>From the socket to the sink: {@link org.tribune.ingest.rtmp.HandshakeDecoder} → {@link
 * org.tribune.ingest.rtmp.ChunkDecoder} → {@link org.tribune.ingest.rtmp.RtmpConnection} (commands)
 * → {@link org.tribune.ingest.rtmp.MediaReader} (FLV tag bodies) → {@link
 * org.tribune.ingest.rtmp.SinkFeed} (the only step off the event loop).
 *
 * <p>Sources: Adobe's "Real Time Messaging Protocol" 1.0 (RTMP), "Action Message Format 0" (AMF0),
 * "Video File Format Specification" 10 (FLV), Veovera's "Enhanced RTMP" v1 and v2 (E-RTMP).
 */
@NullMarked
package org.tribune.ingest.rtmp;

import org.jspecify.annotations.NullMarked;
