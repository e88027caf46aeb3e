/** Bronze read back: the objects of a topic as chains without holes, and the records in them. */
@NullMarked
package io.clinstream.stores.bronze;

import org.jspecify.annotations.NullMarked;
