package dev.muster.cli;

import dev.muster.app.WrongOption;
import dev.muster.base.Problem;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The entry point of the command line: `muster <command> …`.
public final class Main {

    /// The exit code if the command or an option is wrong; nothing was started.
    static final int WRONG_USAGE = 2;

    /// The exit code if the usage is right, but the command fails.
    static final int FAILED = 1;

    private static final String HELP = "--help";

    private Main() {}

    /// Runs one command and ends the program with its exit code: 0 for success, 1 for a failure, 2 for wrong usage,
    /// or a code of the command.
    public static void main(String[] args) {
        System.exit(run(CommandContext.ofProcess(), args));
    }

    /// Runs one command.
    ///
    /// @return its exit code
    static int run(CommandContext context, String... args) {
        List<String> words = List.of(args);
        try {
            return run(context, words.isEmpty() ? List.of("help") : withoutAliases(words));
        } catch (WrongOption wrong) {
            context.err().println("muster: " + wrong.getMessage());
            return WRONG_USAGE;
        }
    }

    /// Replaces the usual aliases by the command or option: `-h`, and `--help` and `--version` as the first word.
    private static List<String> withoutAliases(List<String> words) {
        List<String> replaced = new ArrayList<>(words);
        replaced.replaceAll(word -> word.equals("-h") ? HELP : word);
        switch (replaced.getFirst()) {
            case HELP -> replaced.set(0, "help");
            case "--version" -> replaced.set(0, "version");
            default -> {}
        }
        return replaced;
    }

    private static int run(CommandContext context, List<String> words) {
        List<Command> group = group(context, words.getFirst());
        if (words.subList(1, words.size()).equals(List.of(HELP))) {
            context.out().print(help(group));
            return 0;
        }
        Command command = command(group, words);
        Arguments arguments = Arguments.of(command, words.subList(words(command).size(), words.size()));
        if (arguments.help()) {
            context.out().print(command.help(arguments));
            return 0;
        }
        try {
            return command.run(arguments);
        } catch (WrongOption wrong) {
            throw wrong;
        } catch (RuntimeException | InterruptedException failed) {
            report(context, failed);
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

    /// All commands with this first word.
    private static List<Command> group(CommandContext context, String first) {
        List<Command> group = commands(context).stream()
                .filter(command -> words(command).getFirst().equals(first))
                .toList();
        if (group.isEmpty()) {
            throw new WrongOption("there is no command '" + first + "' (see muster help)");
        }
        return group;
    }

    /// The command whose name is the beginning of the words.
    private static Command command(List<Command> group, List<String> words) {
        return group.stream()
                .filter(command -> words(command)
                        .equals(words.subList(0, Math.min(words(command).size(), words.size()))))
                .findFirst()
                .orElseThrow(() -> new WrongOption(group.stream()
                        .map(command -> "muster " + command.name())
                        .collect(Collectors.joining(
                                " or ",
                                "there is no command '" + String.join(" ", words) + "': use ",
                                " (see muster help)"))));
    }

    private static List<String> words(Command command) {
        return List.of(command.name().split(" ", -1));
    }

    /// Prints one line for an expected failure, and the stack trace for a bug.
    private static void report(CommandContext context, Exception failed) {
        switch (failed) {
            case StoreRefused e -> context.err().println("muster: " + e.getMessage());
            case StoreUnavailable e -> context.err().println("muster: " + e.getMessage());
            case Problem e -> context.err().println("muster: " + e.getMessage());
            case UncheckedIOException e -> context.err().println("muster: " + e.getMessage());
            default -> failed.printStackTrace(context.err());
        }
    }
}
