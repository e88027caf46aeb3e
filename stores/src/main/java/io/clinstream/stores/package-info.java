/** How objects are named, and the manifests through which sealed dates are read. */
@NullMarked
package io.clinstream.stores;

import org.jspecify.annotations.NullMarked;
