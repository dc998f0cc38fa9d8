package org.tribune.catalogue.recording;

import org.tribune.core.channel.ChannelId;

/** A channel that has, or had, recordings: its name outlives its configuration. */
public record CataloguedChannel(ChannelId id, String name) {}
