package dev.muster.cli;

import dev.muster.app.WrongOption;
import dev.muster.base.Problem;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The entry of the command line: `muster <command> …`.
public final class Main {

    /// The command or an option was wrong; nothing was started.
    static final int WRONG_USAGE = 2;

    /// The command was right, and could not be done.
    static final int FAILED = 1;

    private static final String HELP = "--help";

    private Main() {}

    /// Runs one command and ends the program with its exit code: 0 done, 1 failed, 2 wrong usage, or one of its own.
    public static void main(String[] args) {
        System.exit(run(CommandContext.ofProcess(), args));
    }

    /// Runs one command.
    ///
    /// @return its exit code
    static int run(CommandContext context, String... args) {
        List<String> words = List.of(args);
        try {
            return run(context, words.isEmpty() ? List.of("help") : inFull(words));
        } catch (WrongOption wrong) {
            context.err().println("muster: " + wrong.getMessage());
            return WRONG_USAGE;
        }
    }

    /// Usual ways to ask, as the command or option that is meant.
    private static List<String> inFull(List<String> words) {
        List<String> full = new ArrayList<>(words);
        full.replaceAll(word -> word.equals("-h") ? HELP : word);
        switch (full.getFirst()) {
            case HELP -> full.set(0, "help");
            case "--version" -> full.set(0, "version");
            default -> {}
        }
        return full;
    }

    private static int run(CommandContext context, List<String> words) {
        List<Command> group = group(context, words.getFirst());
        if (words.subList(1, words.size()).equals(List.of(HELP))) {
            context.out().print(help(group));
            return 0;
        }
        Command command = command(group, words);
        Arguments given = Arguments.of(command, words.subList(words(command).size(), words.size()));
        if (given.help()) {
            context.out().print(command.help(given));
            return 0;
        }
        try {
            return command.run(given);
        } catch (WrongOption wrong) {
            throw wrong;
        } catch (RuntimeException | InterruptedException failed) {
            tell(context, failed);
            return command.failed();
        }
    }

    private static String help(List<Command> group) {
        return group.stream()
                .map(command -> command.help(Arguments.of(command, List.of())))
                .collect(Collectors.joining("\n"));
    }

    private static List<Command> commands(CommandContext context) {
        return List.of(
                new DemoCommand(context),
                new ServeCommand(context),
                new ResetPasswordCommand(context),
                new JournalHeadCommand(context),
                new JournalVerifyCommand(context),
                new VersionCommand(context),
                new HelpCommand(context),
                new TrainCommand(context));
    }

    /// All commands of which this is the first word.
    private static List<Command> group(CommandContext context, String first) {
        List<Command> group = commands(context).stream()
                .filter(command -> words(command).getFirst().equals(first))
                .toList();
        if (group.isEmpty()) {
            throw new WrongOption("there is no command '" + first + "' (see muster help)");
        }
        return group;
    }

    /// The one that the words begin with.
    private static Command command(List<Command> group, List<String> words) {
        return group.stream()
                .filter(command -> words(command)
                        .equals(words.subList(0, Math.min(words(command).size(), words.size()))))
                .findFirst()
                .orElseThrow(() -> new WrongOption(group.stream()
                        .map(it -> "muster " + it.name())
                        .collect(Collectors.joining(", or ", "", " is meant (see muster help)"))));
    }

    private static List<String> words(Command command) {
        return List.of(command.name().split(" ", -1));
    }

    /// One line for whatever can be expected; a stack for a bug.
    private static void tell(CommandContext context, Exception failed) {
        switch (failed) {
            case StoreRefused e -> context.err().println("muster: " + e.getMessage());
            case StoreUnavailable e -> context.err().println("muster: " + e.getMessage());
            case Problem e -> context.err().println("muster: " + e.getMessage());
            case UncheckedIOException e -> context.err().println("muster: " + e.getMessage());
            default -> failed.printStackTrace(context.err());
        }
    }
}
