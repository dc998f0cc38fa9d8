package org.tribune.core.config;

/** Health and metrics, for the machine's own eyes. */
public record ManagementConfig(String host, int port) {}
