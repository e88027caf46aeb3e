/**
 * Patients of the PhysioNet/Computing in Cardiology Challenge 2019 (early prediction of sepsis): one pipe-separated file
 * a patient, one row an hour. Reyna et al., Crit Care Med 48(2):210-217, doi:10.1097/CCM.0000000000004145.
 */
@NullMarked
package io.clinstream.files.cinc2019;

import org.jspecify.annotations.NullMarked;
