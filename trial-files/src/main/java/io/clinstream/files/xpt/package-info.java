/**
 * Reader of SAS Transport files, version 5 ("XPORT"): 80-byte records, IBM System/360 floating point, several data sets
 * a file. Source of the layout: SAS technical support note TS-140, "Record layout of a SAS version 5 or 6 data set in
 * SAS transport (XPORT) format".
 */
@NullMarked
package io.clinstream.files.xpt;

import org.jspecify.annotations.NullMarked;
