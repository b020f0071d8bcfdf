package dev.muster.cli;

import dev.muster.app.WrongOption;
import dev.muster.base.Problem;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The entry of the command line: `muster <command> …`.
public final class Main {

    /// The command or an option was wrong; nothing was started.
    static final int WRONG_USAGE = 2;

    /// The command was right, and could not be done.
    static final int FAILED = 1;

    private static final Set<String> HELP = Set.of("--help", "-h");

    private Main() {}

    /// Runs one command and ends the program with its exit code: 0 done, 1 failed, 2 wrong usage.
    public static void main(String[] args) {
        System.exit(run(Shell.ofProcess(), args));
    }

    /// Runs one command.
    ///
    /// @return its exit code
    static int run(Shell shell, String... args) {
        List<String> words = List.of(args);
        try {
            return words.isEmpty() || HELP.contains(words.getFirst()) ? help(shell) : run(shell, words);
        } catch (RuntimeException | InterruptedException failed) {
            return failed(shell, failed);
        }
    }

    private static int help(Shell shell) {
        shell.out().print(HelpCommand.OVERVIEW);
        return 0;
    }

    private static int run(Shell shell, List<String> words) throws InterruptedException {
        Command command = command(shell, words);
        int length = words(command).size();
        Arguments given = Arguments.of(command, words.subList(length, words.size()));
        if (given.help()) {
            shell.out().print(command.help(given));
            return 0;
        }
        return command.run(given);
    }

    private static List<Command> commands(Shell shell) {
        return List.of(
                new DemoCommand(shell),
                new ServeCommand(shell),
                new ResetPasswordCommand(shell),
                new JournalHeadCommand(shell),
                new JournalVerifyCommand(shell),
                new VersionCommand(shell),
                new HelpCommand(shell),
                new TrainCommand(shell));
    }

    /// The command the words begin with.
    private static Command command(Shell shell, List<String> words) {
        List<Command> near = new ArrayList<>();
        for (Command command : commands(shell)) {
            List<String> name = words(command);
            if (name.equals(words.subList(0, Math.min(name.size(), words.size())))) {
                return command;
            }
            if (name.getFirst().equals(words.getFirst())) {
                near.add(command);
            }
        }
        throw new WrongOption(
                near.isEmpty()
                        ? "there is no command '" + words.getFirst() + "' (see muster help)"
                        : near.stream().map(it -> "muster " + it.name()).collect(Collectors.joining(", or ")));
    }

    private static List<String> words(Command command) {
        return List.of(command.name().split(" ", -1));
    }

    /// One line for whatever can be expected; a stack for a bug.
    private static int failed(Shell shell, Exception failed) {
        switch (failed) {
            case WrongOption e -> {
                shell.err().println("muster: " + e.getMessage());
                return WRONG_USAGE;
            }
            case StoreRefused e -> shell.err().println("muster: " + e.getMessage());
            case StoreUnavailable e -> shell.err().println("muster: " + e.getMessage());
            case Problem e -> shell.err().println("muster: " + e.getMessage());
            case UncheckedIOException e -> shell.err().println("muster: " + e.getMessage());
            default -> failed.printStackTrace(shell.err());
        }
        return FAILED;
    }
}
