package dev.muster.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry of the command line: `muster <command> …`.
@Command(
        name = "muster",
        description = "A self-hosted server for security roles.",
        subcommands = {VersionCommand.class, ServeCommand.class, DemoCommand.class, CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "<command>")
public final class Main implements Runnable {

    private final CommandLine line = new CommandLine(this).setUnmatchedOptionsArePositionalParams(false);

    private Main() {}

    /// Runs one command and ends the program with its exit code: 0 done, 1 failed, 2 wrong usage.
    public static void main(String[] args) {
        System.exit(new Main().line.execute(args));
    }

    /// Without a command: what there is.
    @Override
    public void run() {
        line.usage(System.out);
    }
}
