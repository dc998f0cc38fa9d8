@org.jspecify.annotations.NullMarked
package org.tribune.web.replay;
