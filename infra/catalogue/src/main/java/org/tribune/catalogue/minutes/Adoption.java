package org.tribune.catalogue.minutes;

import java.time.Instant;
import java.time.LocalDate;
import org.tribune.catalogue.sitting.SittingId;

/**
 * That a sitting has adopted minutes.
 *
 * @param at the sitting that did
 * @param day its day
 * @param publishedAt since when everybody reads them (CGCT L2121-15: within a week)
 * @param who published them
 */
public record Adoption(SittingId at, LocalDate day, Instant publishedAt, String who) {}
