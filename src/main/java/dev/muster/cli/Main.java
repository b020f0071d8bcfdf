package dev.muster.cli;

import dev.muster.app.Option;
import dev.muster.app.WrongOption;
import dev.muster.base.Problem;
import dev.muster.store.StoreRefused;
import dev.muster.store.StoreUnavailable;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The entry of the command line: `muster <command> …`.
public final class Main {

    /// The command or an option was wrong; nothing was started.
    static final int WRONG_USAGE = 2;

    /// The command was right, and could not be done.
    static final int FAILED = 1;

    private static final Set<Option> OF_STORES = EnumSet.of(Option.CONFIG, Option.DATA, Option.DATABASE);

    private Main() {}

    /// Runs one command and ends the program with its exit code: 0 done, 1 failed, 2 wrong usage.
    public static void main(String[] args) {
        System.exit(run(Shell.ofProcess(), args));
    }

    /// Runs one command.
    ///
    /// @return its exit code
    static int run(Shell shell, String... args) {
        return line(shell).execute(args);
    }

    private static CommandLine line(Shell shell) {
        CommandLine admin = new CommandLine(new Group(shell, "muster admin reset-password [--user LOGIN] [--data DIR]"))
                .addSubcommand(command(new ResetPasswordCommand(shell), OF_STORES));
        CommandLine journal = new CommandLine(new Group(shell, "muster journal head, or muster journal verify"))
                .addSubcommand(command(new JournalHeadCommand(shell), OF_STORES))
                .addSubcommand(command(new JournalVerifyCommand(shell), OF_STORES));
        CommandLine line = new CommandLine(new Overview(shell))
                .addSubcommand(command(new DemoCommand(shell), Set.of()))
                .addSubcommand(
                        ServerOptions.declare(new CommandLine(new ServeCommand(shell)), EnumSet.allOf(Option.class)))
                .addSubcommand("admin", admin)
                .addSubcommand("journal", journal)
                .addSubcommand(command(new VersionCommand(shell), Set.of()))
                .addSubcommand("help", new HelpCommand(shell))
                .addSubcommand(command(new TrainCommand(shell), Set.of()));
        return line.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, args) -> wrong(shell, wrong))
                .setExecutionExceptionHandler((failed, command, parsed) -> failed(shell, failed));
    }

    private static CommandLine command(Callable<Integer> command, Set<Option> options) {
        CommandLine line = ServerOptions.declare(new CommandLine(command), options);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("--help")
                        .usageHelp(true)
                        .description("Shows this.")
                        .build());
        return line;
    }

    private static int wrong(Shell shell, ParameterException wrong) {
        CommandSpec spec = wrong.getCommandLine().getCommandSpec();
        String message = String.valueOf(wrong.getMessage()).replaceAll("\\R.*", "");
        shell.err().println("muster: " + message + " (see " + spec.qualifiedName() + " --help)");
        return WRONG_USAGE;
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

    /// `muster` alone: what there is.
    @Command(name = "muster")
    private static final class Overview implements Callable<Integer> {

        private final Shell shell;

        Overview(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            shell.out().print(HelpCommand.OVERVIEW);
            return 0;
        }
    }

    /// A word in front of commands, which is none by itself.
    @Command
    private static final class Group implements Callable<Integer> {

        private final Shell shell;
        private final String usage;

        Group(Shell shell, String usage) {
            this.shell = shell;
            this.usage = usage;
        }

        @Override
        public Integer call() {
            shell.err().println("muster: " + usage);
            return WRONG_USAGE;
        }
    }
}
