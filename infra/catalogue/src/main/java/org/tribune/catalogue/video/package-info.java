/**
 * Films of the local WebTV: what is written of them, who may do what with them and when, and the
 * queue of files that are made into films (docs/decisions/0101-reports.md).
 */
@NullMarked
package org.tribune.catalogue.video;

import org.jspecify.annotations.NullMarked;
