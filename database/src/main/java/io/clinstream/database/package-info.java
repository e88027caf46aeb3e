/** The PostgreSQL database: tables, roles, connections. */
@NullMarked
package io.clinstream.database;

import org.jspecify.annotations.NullMarked;
