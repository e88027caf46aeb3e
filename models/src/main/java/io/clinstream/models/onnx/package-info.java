/** Models of a data scientist's own, as ONNX: opened, checked, run and explained. Nothing but numbers in and out. */
@NullMarked
package io.clinstream.models.onnx;

import org.jspecify.annotations.NullMarked;
