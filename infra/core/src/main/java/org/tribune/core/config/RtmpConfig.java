package org.tribune.core.config;

import java.util.Optional;

/**
 * The RTMP server that all channels share.
 *
 * @param host the address to listen on
 * @param port 1935 by default; 0 takes any free one
 * @param tlsPort RTMPS, with the certificate of {@link HttpConfig.Tls}; absent: none
 */
public record RtmpConfig(String host, int port, Optional<Integer> tlsPort) {}
