package dev.muster.store;

import dev.muster.directory.Directory;
import java.util.List;

/// Everything a node starts from, read in one transaction.
///
/// @param sessions those that have not ended
public record LoadedState(Head head, Directory directory, List<Session> sessions) {}
