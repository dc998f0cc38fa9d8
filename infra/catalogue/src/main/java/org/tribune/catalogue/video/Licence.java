package org.tribune.catalogue.video;

/** What others may do with a report. */
public enum Licence {
  ALL_RIGHTS_RESERVED,
  /** Creative Commons Attribution 4.0. */
  CC_BY,
  /** Creative Commons Attribution-ShareAlike 4.0. */
  CC_BY_SA,
  /** Creative Commons Attribution-NonCommercial 4.0. */
  CC_BY_NC,
  /** Creative Commons Zero 1.0: no rights reserved. */
  CC0,
  /** The French administration's Licence Ouverte 2.0 (Etalab). */
  LICENCE_OUVERTE
}
