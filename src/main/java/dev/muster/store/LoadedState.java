package dev.muster.store;

import dev.muster.directory.Directory;
import java.util.List;

/// The whole state of a database, read in one transaction: the starting point of a node.
///
/// @param head the position of the database
/// @param directory the content of the organisation's tables
/// @param sessions the sessions that have not ended
public record LoadedState(Head head, Directory directory, List<Session> sessions) {}
