package dev.muster.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `muster help [command]`, and `muster` alone: what there is.
@Command(name = "help")
final class HelpCommand implements Callable<Integer> {

    static final String OVERVIEW = """
            Muster, a self-hosted server for security roles.

              muster demo [--once] [--port N] [--data DIR]
                  starts a server with demo data and walks through its API
              muster serve [options]
                  runs the server; --help lists the options with what holds now
              muster admin reset-password [--user LOGIN]
                  gives somebody who is locked out a new password; the server must be stopped
              muster journal head
                  prints the journal's last entry as a line to be kept elsewhere
              muster journal verify [--head FILE]
                  finds any later edit, gap or missing end of the journal
              muster version
              muster help [command]

            Exit codes: 0 done, 1 failed, 2 wrong usage. docs/configuration.md explains every option.
            """;

    private final Shell shell;

    @Parameters(arity = "0..*", hidden = true)
    private List<String> command = new ArrayList<>();

    HelpCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (command.isEmpty()) {
            shell.out().print(OVERVIEW);
            return 0;
        }
        List<String> asked = new ArrayList<>(command);
        asked.add("--help");
        return Main.run(shell, asked.toArray(String[]::new));
    }
}
