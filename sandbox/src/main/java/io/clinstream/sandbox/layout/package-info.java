/** Where things lie: the distribution, the data folder, ports, secrets and addresses. */
@NullMarked
package io.clinstream.sandbox.layout;

import org.jspecify.annotations.NullMarked;
