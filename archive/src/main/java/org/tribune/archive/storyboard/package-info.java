/** Small pictures of a recording, for whoever looks for a place in it, and its poster. */
@NullMarked
package org.tribune.archive.storyboard;

import org.jspecify.annotations.NullMarked;
