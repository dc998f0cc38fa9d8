/**
 * Files of captions in the formats that captioners send and ask for: each has one reader or writer.
 */
@NullMarked
package org.tribune.catalogue.caption.file;

import org.jspecify.annotations.NullMarked;
