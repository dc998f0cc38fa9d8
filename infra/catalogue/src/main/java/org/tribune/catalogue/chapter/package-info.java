/**
 * What clerks mark in a broadcast: where an agenda item begins, and who has the floor. A chapter
 * lasts from its mark to the next.
 */
@NullMarked
package org.tribune.catalogue.chapter;

import org.jspecify.annotations.NullMarked;
