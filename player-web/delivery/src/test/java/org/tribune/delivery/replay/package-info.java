@org.jspecify.annotations.NullMarked
package org.tribune.delivery.replay;
