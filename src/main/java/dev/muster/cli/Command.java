package dev.muster.cli;

import java.util.List;

/// A command of the program: its name, its flags, its help, and its action.
interface Command {

    /// The name: one or two words, such as `journal verify`.
    String name();

    /// The purpose of the command, in a sentence.
    String description();

    /// The flags of the command besides `--help`; none by default.
    default List<Flag> flags() {
        return List.of();
    }

    /// The name of the operands in help; empty if the command takes none.
    default String operands() {
        return "";
    }

    /// Runs the command.
    ///
    /// @return the program's exit code
    /// @throws InterruptedException if the thread is interrupted while it waits
    int run(Arguments arguments) throws InterruptedException;

    /// The exit code if the usage is right, but the command fails.
    default int failed() {
        return Main.FAILED;
    }

    /// The text that `--help` prints.
    default String help(Arguments arguments) {
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
