/** Patients of the PhysioNet 2019 challenge as events. */
@NullMarked
package io.clinstream.producer.source.cinc2019;

import org.jspecify.annotations.NullMarked;
