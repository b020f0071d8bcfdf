package dev.muster.cli;

import java.util.ArrayList;
import java.util.List;

/// `muster help [command]`, and `muster` alone: lists the commands, or shows how one is used.
final class HelpCommand implements Command {

    static final String OVERVIEW = """
            Muster, a self-hosted server for security roles.

              muster demo [--once] [--port N] [--data DIR]
                  starts a server with demo data, and walks through its API
              muster serve [options]
                  runs the server; with --help, lists the options and their values
              muster admin reset-password [--user LOGIN]
                  sets a new password for a user who is locked out; with SQLite, stop the server first
              muster journal head
                  prints the journal's last entry as one line, to store elsewhere; a server may be running
              muster journal verify [--head FILE]
                  finds any later edit or gap in the journal, with --head also a cut end; a server may be running
              muster version
                  prints the version of Muster and of Java
              muster help [command]
                  shows this overview, or how a command is used

            Exit codes: 0 success, 1 failure, 2 wrong usage. For journal verify: 0 unaltered, 1 altered, 2 wrong usage,
            3 could not be verified. docs/configuration.md explains every option.
            """;

    private final CommandContext context;

    HelpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public String operands() {
        return "[command]";
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String description() {
        return "Lists the commands, or shows how a command is used.";
    }

    @Override
    public int run(Arguments arguments) {
        if (arguments.words().isEmpty()) {
            context.out().print(OVERVIEW);
            return 0;
        }
        List<String> words = new ArrayList<>(arguments.words());
        words.add("--help");
        return Main.run(context, words.toArray(String[]::new));
    }
}
