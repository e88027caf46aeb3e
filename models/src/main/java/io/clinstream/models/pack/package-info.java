/** Model packages: a manifest and the files it names. */
@NullMarked
package io.clinstream.models.pack;

import org.jspecify.annotations.NullMarked;
