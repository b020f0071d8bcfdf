package dev.muster.cli;

import java.util.ArrayList;
import java.util.List;

/// `muster help [command]`, and `muster` alone: what there is.
final class HelpCommand implements Command {

    static final String OVERVIEW = """
            Muster, a self-hosted server for security roles.

              muster demo [--once] [--port N] [--data DIR]
                  starts a server with demo data and walks through its API
              muster serve [options]
                  runs the server; --help lists the options with what holds now
              muster admin reset-password [--user LOGIN]
                  gives somebody who is locked out a new password; with SQLite the server must be stopped
              muster journal head
                  prints the journal's last entry as a line to be kept elsewhere; a server may be running
              muster journal verify [--head FILE]
                  finds any later edit, gap or missing end of the journal; a server may be running
              muster version
              muster help [command]

            Exit codes: 0 done, 1 failed, 2 wrong usage; of journal verify also: 1 the journal is not as it was
            written, 3 it could not be verified. docs/configuration.md explains every option.
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
        return "Shows what there is, or how a command is used.";
    }

    @Override
    public int run(Arguments given) {
        if (given.words().isEmpty()) {
            context.out().print(OVERVIEW);
            return 0;
        }
        List<String> asked = new ArrayList<>(given.words());
        asked.add("--help");
        return Main.run(context, asked.toArray(String[]::new));
    }
}
