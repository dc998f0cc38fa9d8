package org.tribune.catalogue.sitting;

/** Who presides while an item is debated and voted on, instead of the chair. */
public record ItemChair(ItemId item, SpeakerId speaker) {}
