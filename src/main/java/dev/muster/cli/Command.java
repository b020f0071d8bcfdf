package dev.muster.cli;

import java.util.List;

/// One command of the program: what it is called, what it takes, what it does.
interface Command {

    /// One or two words, such as `journal verify`.
    String name();

    /// What it does, in a sentence.
    String description();

    /// What may be given, beside `--help`; nothing unless it says so.
    default List<Flag> flags() {
        return List.of();
    }

    /// What the words that aren't flags are called in help; empty if there may be none.
    default String operands() {
        return "";
    }

    /// Does it.
    ///
    /// @return the program's exit code
    /// @throws InterruptedException if it was told to end while it waited
    int run(Arguments given) throws InterruptedException;

    /// The exit code if the command was right, and could not be done.
    default int failed() {
        return Main.FAILED;
    }

    /// What `--help` prints.
    default String help(Arguments given) {
        StringBuilder text = new StringBuilder("Usage: muster " + name());
        flags().forEach(flag -> text.append(" [").append(flag.usage()).append(']'));
        if (!operands().isEmpty()) {
            text.append(' ').append(operands());
        }
        text.append('\n').append(description()).append('\n');
        flags().forEach(flag -> text.append(flag.help()));
        return text.toString();
    }
}
