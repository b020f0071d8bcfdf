/// Sends SQL and reads rows: prepared statements in batches, with the values of a row written or read from left to
/// right.
///
/// Independent of tables and engines. Nothing else in the program binds parameters or reads columns.
@NullMarked
package dev.muster.sql.jdbc;

import org.jspecify.annotations.NullMarked;
