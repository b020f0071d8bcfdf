package dev.muster.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `muster version`: which Muster this is, and the Java it runs on.
@Command(name = "version", description = "Shows the version of Muster and of the Java it runs on.")
final class VersionCommand implements Callable<Integer> {

    private final Shell shell;

    VersionCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        shell.out().println("muster " + number() + " (java " + Runtime.version() + ")");
        return 0;
    }

    /// The jar's manifest has it; classes outside a jar are a build in progress.
    static String number() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }
}
