package dev.muster.cli;

import dev.muster.store.verify.HeadLine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `muster journal head`: how far the journal has come, as a line to be kept where nobody who can write to
/// the database can write.
@Command(name = "head", description = "Prints the journal's last entry as a line to be kept elsewhere.")
final class JournalHeadCommand implements Callable<Integer> {

    private final Shell shell;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    JournalHeadCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        try (OpenStore open = OpenStore.of(ServerOptions.given(spec, shell), shell.environment())) {
            shell.out().println(HeadLine.of(open.store().head()).text());
            return 0;
        }
    }
}
