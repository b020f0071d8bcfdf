/// Sends SQL and reads rows: prepared statements in batches, one row written or read from left to right.
///
/// Knows no table and no engine. Nothing else in the program binds parameters or reads columns.
@NullMarked
package dev.muster.sql.jdbc;

import org.jspecify.annotations.NullMarked;
