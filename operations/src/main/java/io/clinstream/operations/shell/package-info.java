/** Small shells onto one part each: Redis, SQL, the object store, topics, the prediction API. */
@NullMarked
package io.clinstream.operations.shell;

import org.jspecify.annotations.NullMarked;
