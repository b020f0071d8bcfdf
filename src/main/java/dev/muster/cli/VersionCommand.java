package dev.muster.cli;

import picocli.CommandLine.Command;

/// `muster version`: which Muster this is, and the Java it runs on.
@Command(name = "version", description = "Shows the version of Muster and of the Java it runs on.")
final class VersionCommand implements Runnable {

    @Override
    public void run() {
        System.out.println("muster " + version() + " (java " + Runtime.version() + ")");
    }

    /// The jar's manifest has it; classes outside a jar are a build in progress.
    private static String version() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }
}
